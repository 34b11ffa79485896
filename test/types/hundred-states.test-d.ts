import { Type } from '@sinclair/typebox'
import { and, eq, exists, gt, json, minutes, ne, orElse, seconds, text, type ValueOf, workflow } from '../../asl/index.ts'
// Not the index: what the other services cost is not what a workflow costs.
import { athena } from '../../services/athena.ts'
import { glue } from '../../services/glue.ts'
import { lambda } from '../../services/lambda.ts'
import { s3 } from '../../services/s3.ts'
import { same } from './same.ts'

/** A hundred states with twenty service calls: what it costs the type checker is committed in `budget.json`. */
const Input = Type.Object({
  crawler: Type.String(),
  database: Type.String(),
  bucket: Type.String(),
  rows: Type.Integer(),
  mode: Type.Union([Type.Literal('full'), Type.Literal('delta')]),
  top: Type.Optional(Type.Integer()),
  days: Type.Array(Type.Object({ day: Type.String(), files: Type.Array(Type.String()) })),
})
const judge = {
  name: 'judge',
  input: Type.Object({ bucket: Type.String(), rows: Type.Integer() }),
  output: Type.Object({ verdict: Type.Union([Type.Literal('pass'), Type.Literal('fail')]), failed: Type.Integer() }),
  errors: ['Judge.Empty'],
} as const

export const hundred = workflow({ name: 'hundred-states', input: Input }, (flow, input) => {
  const crawl1 = flow.poll(
    'Crawled 1',
    { every: seconds(30), attempts: 60 },
    (turn) =>
      turn.task('Get crawler 1', glue.getCrawler, { Name: input.crawler }, { catch: { 'Glue.OperationTimeoutException': 'continue' } }),
    (now) => and(eq(now.Crawler.State, 'READY'), exists(now.Crawler.LastCrawl.StartTime)),
  )
  flow.when('Crawl failed 1?', ne(crawl1.Crawler.LastCrawl.Status, 'SUCCEEDED'), (failed) =>
    failed.fail('CrawlFailed', text`${input.crawler}: ${crawl1.Crawler.LastCrawl.ErrorMessage}`, 'Crawl failed 1'),
  )
  const table1 = flow.task('Get table 1', glue.getTable, { DatabaseName: input.database, Name: 'source' })
  const kept1 = flow.pass('Keep 1', { location: table1.Table.StorageDescriptor.Location, at: table1.Table.UpdateTime, n: input.rows })
  const split1 = flow.parallel('Split 1', {
    clean: (branch) => branch.task('Clean 1', athena.startQueryExecution.sync, { QueryString: text`SELECT ${kept1.location}` }),
    judged: (branch) => {
      const judged = branch.task('Judge 1', lambda.invoke(judge), { bucket: input.bucket, rows: kept1.n })
      branch.when('Judged 1?', eq(judged.verdict, 'fail'), (bad) => bad.wait('Cool down 1', minutes(1)))
      return { failed: judged.failed, verdict: judged.verdict }
    },
  })
  const which1 = flow.when(
    'Large 1?',
    gt(split1.clean.QueryExecution.Statistics.DataScannedInBytes, 1000),
    (then) => ({ scanned: then.pass('Scanned 1', { n: split1.clean.QueryExecution.Statistics.DataScannedInBytes }).n, mode: input.mode }),
    () => ({ scanned: split1.judged.failed, mode: 'full' as const }),
  )
  flow.task('Note 1', s3.putObject, {
    Bucket: input.bucket,
    Key: text`notes/1-${which1.mode}`,
    Body: json({ scanned: which1.scanned, top: orElse(input.top, 10) }),
  })
  flow.wait('Pause 1', seconds(5))
  flow.wait('Until 1', { until: text`${table1.Table.UpdateTime}` })
  const count1 = flow.pass('Count 1', { n: which1.scanned, mode: which1.mode, failed: split1.judged.failed })
  flow.when('Any failed 1?', gt(count1.failed, 0), (some) => {
    some.pass('Report 1', { text: text`${count1.failed} of ${count1.n}` })
    some.wait('Let it be read 1', minutes(1))
  })

  const crawl2 = flow.poll(
    'Crawled 2',
    { every: seconds(30), attempts: 60 },
    (turn) =>
      turn.task('Get crawler 2', glue.getCrawler, { Name: input.crawler }, { catch: { 'Glue.OperationTimeoutException': 'continue' } }),
    (now) => and(eq(now.Crawler.State, 'READY'), exists(now.Crawler.LastCrawl.StartTime)),
  )
  flow.when('Crawl failed 2?', ne(crawl2.Crawler.LastCrawl.Status, 'SUCCEEDED'), (failed) =>
    failed.fail('CrawlFailed', text`${input.crawler}: ${crawl2.Crawler.LastCrawl.ErrorMessage}`, 'Crawl failed 2'),
  )
  const table2 = flow.task('Get table 2', glue.getTable, { DatabaseName: input.database, Name: 'source' })
  const kept2 = flow.pass('Keep 2', { location: table2.Table.StorageDescriptor.Location, at: table2.Table.UpdateTime, n: input.rows })
  const split2 = flow.parallel('Split 2', {
    clean: (branch) => branch.task('Clean 2', athena.startQueryExecution.sync, { QueryString: text`SELECT ${kept2.location}` }),
    judged: (branch) => {
      const judged = branch.task('Judge 2', lambda.invoke(judge), { bucket: input.bucket, rows: kept2.n })
      branch.when('Judged 2?', eq(judged.verdict, 'fail'), (bad) => bad.wait('Cool down 2', minutes(1)))
      return { failed: judged.failed, verdict: judged.verdict }
    },
  })
  const which2 = flow.when(
    'Large 2?',
    gt(split2.clean.QueryExecution.Statistics.DataScannedInBytes, 1000),
    (then) => ({ scanned: then.pass('Scanned 2', { n: split2.clean.QueryExecution.Statistics.DataScannedInBytes }).n, mode: input.mode }),
    () => ({ scanned: split2.judged.failed, mode: 'full' as const }),
  )
  flow.task('Note 2', s3.putObject, {
    Bucket: input.bucket,
    Key: text`notes/2-${which2.mode}`,
    Body: json({ scanned: which2.scanned, top: orElse(input.top, 10) }),
  })
  flow.wait('Pause 2', seconds(5))
  flow.wait('Until 2', { until: text`${table2.Table.UpdateTime}` })
  const count2 = flow.pass('Count 2', { n: which2.scanned, mode: which2.mode, failed: split2.judged.failed })
  flow.when('Any failed 2?', gt(count2.failed, 0), (some) => {
    some.pass('Report 2', { text: text`${count2.failed} of ${count2.n}` })
    some.wait('Let it be read 2', minutes(1))
  })

  const crawl3 = flow.poll(
    'Crawled 3',
    { every: seconds(30), attempts: 60 },
    (turn) =>
      turn.task('Get crawler 3', glue.getCrawler, { Name: input.crawler }, { catch: { 'Glue.OperationTimeoutException': 'continue' } }),
    (now) => and(eq(now.Crawler.State, 'READY'), exists(now.Crawler.LastCrawl.StartTime)),
  )
  flow.when('Crawl failed 3?', ne(crawl3.Crawler.LastCrawl.Status, 'SUCCEEDED'), (failed) =>
    failed.fail('CrawlFailed', text`${input.crawler}: ${crawl3.Crawler.LastCrawl.ErrorMessage}`, 'Crawl failed 3'),
  )
  const table3 = flow.task('Get table 3', glue.getTable, { DatabaseName: input.database, Name: 'source' })
  const kept3 = flow.pass('Keep 3', { location: table3.Table.StorageDescriptor.Location, at: table3.Table.UpdateTime, n: input.rows })
  const split3 = flow.parallel('Split 3', {
    clean: (branch) => branch.task('Clean 3', athena.startQueryExecution.sync, { QueryString: text`SELECT ${kept3.location}` }),
    judged: (branch) => {
      const judged = branch.task('Judge 3', lambda.invoke(judge), { bucket: input.bucket, rows: kept3.n })
      branch.when('Judged 3?', eq(judged.verdict, 'fail'), (bad) => bad.wait('Cool down 3', minutes(1)))
      return { failed: judged.failed, verdict: judged.verdict }
    },
  })
  const which3 = flow.when(
    'Large 3?',
    gt(split3.clean.QueryExecution.Statistics.DataScannedInBytes, 1000),
    (then) => ({ scanned: then.pass('Scanned 3', { n: split3.clean.QueryExecution.Statistics.DataScannedInBytes }).n, mode: input.mode }),
    () => ({ scanned: split3.judged.failed, mode: 'full' as const }),
  )
  flow.task('Note 3', s3.putObject, {
    Bucket: input.bucket,
    Key: text`notes/3-${which3.mode}`,
    Body: json({ scanned: which3.scanned, top: orElse(input.top, 10) }),
  })
  flow.wait('Pause 3', seconds(5))
  flow.wait('Until 3', { until: text`${table3.Table.UpdateTime}` })
  const count3 = flow.pass('Count 3', { n: which3.scanned, mode: which3.mode, failed: split3.judged.failed })
  flow.when('Any failed 3?', gt(count3.failed, 0), (some) => {
    some.pass('Report 3', { text: text`${count3.failed} of ${count3.n}` })
    some.wait('Let it be read 3', minutes(1))
  })

  const crawl4 = flow.poll(
    'Crawled 4',
    { every: seconds(30), attempts: 60 },
    (turn) =>
      turn.task('Get crawler 4', glue.getCrawler, { Name: input.crawler }, { catch: { 'Glue.OperationTimeoutException': 'continue' } }),
    (now) => and(eq(now.Crawler.State, 'READY'), exists(now.Crawler.LastCrawl.StartTime)),
  )
  flow.when('Crawl failed 4?', ne(crawl4.Crawler.LastCrawl.Status, 'SUCCEEDED'), (failed) =>
    failed.fail('CrawlFailed', text`${input.crawler}: ${crawl4.Crawler.LastCrawl.ErrorMessage}`, 'Crawl failed 4'),
  )
  const table4 = flow.task('Get table 4', glue.getTable, { DatabaseName: input.database, Name: 'source' })
  const kept4 = flow.pass('Keep 4', { location: table4.Table.StorageDescriptor.Location, at: table4.Table.UpdateTime, n: input.rows })
  const split4 = flow.parallel('Split 4', {
    clean: (branch) => branch.task('Clean 4', athena.startQueryExecution.sync, { QueryString: text`SELECT ${kept4.location}` }),
    judged: (branch) => {
      const judged = branch.task('Judge 4', lambda.invoke(judge), { bucket: input.bucket, rows: kept4.n })
      branch.when('Judged 4?', eq(judged.verdict, 'fail'), (bad) => bad.wait('Cool down 4', minutes(1)))
      return { failed: judged.failed, verdict: judged.verdict }
    },
  })
  const which4 = flow.when(
    'Large 4?',
    gt(split4.clean.QueryExecution.Statistics.DataScannedInBytes, 1000),
    (then) => ({ scanned: then.pass('Scanned 4', { n: split4.clean.QueryExecution.Statistics.DataScannedInBytes }).n, mode: input.mode }),
    () => ({ scanned: split4.judged.failed, mode: 'full' as const }),
  )
  flow.task('Note 4', s3.putObject, {
    Bucket: input.bucket,
    Key: text`notes/4-${which4.mode}`,
    Body: json({ scanned: which4.scanned, top: orElse(input.top, 10) }),
  })
  flow.wait('Pause 4', seconds(5))
  flow.wait('Until 4', { until: text`${table4.Table.UpdateTime}` })
  const count4 = flow.pass('Count 4', { n: which4.scanned, mode: which4.mode, failed: split4.judged.failed })
  flow.when('Any failed 4?', gt(count4.failed, 0), (some) => {
    some.pass('Report 4', { text: text`${count4.failed} of ${count4.n}` })
    some.wait('Let it be read 4', minutes(1))
  })

  same<ValueOf<typeof count4.n>, number>(true)
  return { one: count1.n, two: count2.n, three: count3.mode, four: count4.failed }
})
