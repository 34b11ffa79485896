import { expect, test } from '@jest/globals'
import { SHIPPED } from '../../../cli/pipelines.ts'
import type { CrawlThenQueryOutput } from '../../../workflows/index.ts'
import { type LocalLake, localLake } from '../local-lake.ts'

const ONE_EVENT = 'event_id,user_id,event_type,event_time\ne1,u1,view,2025-01-01 10:00:00\n'
const pipeline = SHIPPED.startableOf('user-events')
const CRAWLER = { Name: 'user-events' }

async function lakeWithEvent(): Promise<LocalLake> {
  const lake = await localLake(pipeline)
  await lake.put('user_events.csv', ONE_EVENT)
  return lake
}

async function startCrawl({ aws }: LocalLake): Promise<void> {
  await aws.services.glue.operations.StartCrawler?.(CRAWLER)
}

/** Nothing is under a stable key after a run that failed. */
async function expectNothingPublished(lake: LocalLake): Promise<void> {
  expect(await lake.text('output/clean/transformed_events.csv')).toBeUndefined()
  expect(await lake.text('output/quarantine/bad_records.csv')).toBeUndefined()
  expect(await lake.text('output/manifest.json')).toBeUndefined()
}

test('fault 1: a crawl that runs already, begun before ours was asked for, is waited for and does not count', async () => {
  const lake = await lakeWithEvent()
  await startCrawl(lake)
  await lake.clock.sleep(2_000)
  const { status } = await lake.run({ crawl: 'always' })
  expect(status).toBe('SUCCEEDED')
  expect(await lake.crawls()).toBe(2)
})

test('fault 2: somebody starts the crawler just before us: that crawl is joined, and it is the only one', async () => {
  const lake = await lakeWithEvent()
  lake.faults.foreignCrawl()
  const { status, events } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  expect(JSON.stringify(events)).toContain('Glue.CrawlerRunningException')
  expect(await lake.crawls()).toBe(1)
})

test('fault 3: READY after a failed crawl ends CrawlFailed with the message of Glue', async () => {
  const lake = await lakeWithEvent()
  lake.faults.failCrawl('Insufficient Lake Formation permission(s)')
  const { status, error, cause } = await lake.run()
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'CrawlFailed' })
  expect(cause).toContain('Insufficient Lake Formation permission(s)')
  await expectNothingPublished(lake)
})

test('fault 4: READY with an old success on record does not count when files have come since', async () => {
  const lake = await lakeWithEvent()
  await lake.run()
  await lake.clock.sleep(60_000)
  await lake.put('more.csv', ONE_EVENT.replace('e1', 'e2'))
  const { status, output } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  expect((output as unknown as CrawlThenQueryOutput).rows.source).toBe(2)
  expect(await lake.crawls()).toBe(2)
})

test('fault 5: throttled calls are tried again until they pass', async () => {
  const lake = await lakeWithEvent()
  lake.faults.throttle('GetCrawler', 3).throttle('StartCrawler', 3)
  const { status } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  expect(lake.faults.pending()).toBe(0)
  expect(await lake.crawls()).toBe(1)
})

test('fault 6: a crawl that never ends stops at the bound with CrawlTimedOut', async () => {
  const lake = await lakeWithEvent()
  lake.faults.hangCrawl()
  const { status, error, events } = await lake.run()
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'CrawlTimedOut' })
  expect(events.length).toBeLessThan(25_000)
  await expectNothingPublished(lake)
})

test('fault 7: a crawler that does not exist ends CrawlerNotFound and says which', async () => {
  const lake = await lakeWithEvent()
  await lake.aws.services.glue.operations.DeleteCrawler?.(CRAWLER)
  const { status, error, cause } = await lake.run()
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'CrawlerNotFound' })
  expect(cause).toContain('user-events')
})

test('fault 8: a column that is gone ends SchemaDrift and names it; one that is new is reported in the output', async () => {
  const lake = await localLake(pipeline)
  await lake.put('user_events.csv', 'event_id,user_id,event_kind,event_time\ne1,u1,view,2025-01-01 10:00:00\n')
  const gone = await lake.run()
  expect({ status: gone.status, error: gone.error }).toEqual({ status: 'FAILED', error: 'SchemaDrift' })
  expect(gone.cause).toContain('event_type')
  await expectNothingPublished(lake)

  const other = await localLake(pipeline)
  await other.put('user_events.csv', 'event_id,user_id,event_type,event_time,device\ne1,u1,view,2025-01-01 10:00:00,phone\n')
  const added = await other.run()
  expect((added.output as unknown as CrawlThenQueryOutput).drift).toEqual({ added: ['device'] })
})

test('fault 9: an empty source is an outcome of its own, SourceEmpty, and nothing is crawled', async () => {
  const lake = await localLake(pipeline)
  await lake.put('zero.csv', '')
  const { status, error, cause } = await lake.run()
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'SourceEmpty' })
  expect(cause).toContain('s3://events/source/')
  expect(await lake.crawls()).toBe(0)
})

test('fault 10: two callers at once both end right', async () => {
  const lake = await lakeWithEvent()
  const [one, other] = await Promise.all([lake.run({ crawl: 'always' }, 'one'), lake.run({ crawl: 'always' }, 'other')])
  expect([one.status, other.status]).toEqual(['SUCCEEDED', 'SUCCEEDED'])
  for (const { output } of [one, other]) expect((output as unknown as CrawlThenQueryOutput).rows.source).toBe(1)
  expect(await lake.crawls()).toBeLessThanOrEqual(2)
})

test('fault 11: a start that timed out but in truth started is joined', async () => {
  const lake = await lakeWithEvent()
  lake.faults.timeOutStart()
  const { status } = await lake.run()
  expect(status).toBe('SUCCEEDED')
  expect(lake.faults.pending()).toBe(0)
  expect(await lake.crawls()).toBe(1)
})
