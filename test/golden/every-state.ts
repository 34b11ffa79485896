import { Type } from '@sinclair/typebox'
import {
  add,
  addHours,
  context,
  count,
  eq,
  filter,
  gt,
  hours,
  json,
  map,
  minutes,
  now,
  objectsOf,
  seconds,
  text,
  withCallback,
  workflow,
} from '../../asl/index.ts'
import { activity, athena, glue, http, lambda, s3, sfn } from '../../services/index.ts'

const approve = {
  name: 'approve',
  input: Type.Object({ token: Type.String(), files: Type.Integer() }),
  output: Type.Object({}),
  errors: ['Approve.Refused'],
} as const

const copy = {
  name: 'copy',
  input: Type.Object({ keys: Type.Array(Type.String()), run: Type.String() }),
  output: Type.Object({ copied: Type.Integer() }),
  errors: [],
} as const

const countByHand = activity({
  arn: 'arn:aws:states:us-east-1:123456789012:activity:count',
  input: Type.Object({ run: Type.String() }),
  output: Type.Object({ by: Type.String() }),
  errors: [],
})

const child = workflow({ name: 'every-state-child', input: Type.Object({ key: Type.String() }) }, (_, input) => ({ key: input.key }))

/** Every verb of the builder, and so every type of state. */
export const everyState = workflow(
  {
    name: 'every-state',
    comment: 'Every verb of the flow builder',
    input: Type.Object({ crawler: Type.String(), bucket: Type.String(), days: Type.Array(Type.String()), top: Type.Optional(Type.Integer()) }),
    timeout: hours(12),
  },
  (flow, input) => {
    flow.when('Nothing to do?', eq(count(input.days), 0), (then) => then.succeed({ days: 0 }, 'Nothing done'))
    const window = flow.pass('Window', { from: addHours(now(), -24), run: context.Execution.Name })
    flow.wait('Settle', seconds(30))
    flow.wait('Until the window ends', { until: window.from })
    flow.task('Start crawler', glue.startCrawler, { Name: input.crawler }, { catch: { 'Glue.CrawlerRunningException': 'continue' } })
    const crawl = flow.poll(
      'Crawled',
      { every: minutes(1), attempts: 30 },
      (turn) => turn.task('Get crawler', glue.getCrawler, { Name: input.crawler }),
      (seen) => eq(seen.Crawler.State, 'READY'),
    )
    const size = flow.choose(
      'Size?',
      [
        [gt(count(input.days), 100), () => 'large' as const],
        [eq(crawl.Crawler.LastCrawl.Status, 'FAILED'), (failed) => failed.fail('CrawlFailed', text`crawler ${input.crawler}`)],
      ],
      () => 'small' as const,
    )
    const both = flow.parallel('Both', {
      query: (branch) =>
        branch.task('Query', athena.startQueryExecution.sync, { QueryString: 'SELECT 1' }, { timeout: hours(1), heartbeat: minutes(5) }),
      listed: (branch) => branch.task('List', s3.listObjectsV2, { Bucket: input.bucket }, { retry: 'none' }),
    })
    const days = flow.map('Days', input.days, { concurrency: 5 }, (day, each, index) => {
      const run = each.task('Run child', sfn.startExecution.sync(child), { key: text`${window.from}/${day}` })
      return { key: run.key, place: add(index, 1) }
    })
    const objects = flow.distributedMap(
      'Objects',
      objectsOf({ bucket: input.bucket, prefix: 'bronze/' }),
      { batch: { items: 100 }, tolerate: { percentage: 5 }, children: 'EXPRESS', concurrency: 100, label: 'objects' },
      (batch, each) => each.task('Copy', lambda.invoke(copy), { keys: map(batch, (object) => object.Key), run: window.run }).copied,
    )
    flow.repeat('Thrice', { times: 3 }, (turn, index) => turn.wait(`Pause`, { until: addHours(window.from, index) }))
    const answer = flow.attempt(
      'Approval',
      (attempt) =>
        attempt.task(
          'Ask',
          withCallback(lambda.invoke(approve), { answer: Type.Object({ by: Type.String() }) }),
          { token: context.Task.Token, files: count(objects) },
          { timeout: hours(4) },
        ),
      { catch: { 'States.ALL': 'continue' }, retry: [{ errors: ['States.Timeout'], attempts: 1 }] },
    )
    const counted = flow.task('Count by hand', countByHand, { run: window.run })
    flow.task('Report', http.invoke(), {
      ApiEndpoint: 'https://example.com/reports',
      Method: 'POST',
      Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:123456789012:connection/reports/1' },
      RequestBody: { days: count(days), by: counted.by },
    })
    flow.task('Start child', sfn.startExecution(child), { key: window.run })
    const noted = flow.raw<{ at: string }>('Note', { Type: 'Pass', Assign: { noted: true }, Output: { at: window.from } })
    flow.raw('Noted?', { Type: 'Choice', Choices: [{ Condition: '{% $noted %}' }] }, { ways: ['continue'], otherwise: (way) => way.fail('NotNoted', '') })
    return {
      size,
      noted: noted.at,
      by: answer.by,
      days: filter(days, (day) => gt(day.place, 1)),
      scanned: both.query.QueryExecution.Statistics.DataScannedInBytes,
      listed: json(both.listed),
    }
  },
)
