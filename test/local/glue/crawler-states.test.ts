import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { realClock } from '../../../engine/clock/real-clock.ts'
import { glue } from '../../../local/services/glue/glue.ts'
import { account, call, crawl, crawler, START } from './account.ts'

type Account = Awaited<ReturnType<typeof account>>

const seen = async ({ service }: Account) => (await call(service, 'GetCrawler', { Name: 'orders' })).Crawler

test('a crawl goes READY, RUNNING, STOPPING, READY, and LastCrawl appears at its end', async () => {
  const given = await account()
  await crawler(given)
  expect(await seen(given)).toMatchObject({ State: 'READY', Version: 1, SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE' } })
  expect((await seen(given)).LastCrawl).toBeUndefined()

  const states: string[] = []
  await call(given.service, 'StartCrawler', { Name: 'orders' })
  await given.clock.sleep(500)
  for (let second = 0; second <= 26; second++) {
    const { State, LastCrawl } = await seen(given)
    states.push(`${State}${LastCrawl ? ' with LastCrawl' : ''}`)
    await given.clock.sleep(1000)
  }
  const counts = new Map<string, number>()
  for (const state of states) counts.set(state, (counts.get(state) ?? 0) + 1)
  expect([...counts]).toEqual([
    ['RUNNING', 20],
    ['STOPPING', 5],
    ['READY with LastCrawl', 2],
  ])
  const { LastCrawl, CrawlElapsedTime } = await seen(given)
  expect(LastCrawl).toEqual({
    Status: 'SUCCEEDED',
    StartTime: new Date(START),
    LogGroup: '/aws-glue/crawlers',
    LogStream: 'orders',
    MessagePrefix: expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(CrawlElapsedTime).toBe(0)
})

test('times are reported in whole seconds, as Glue does', async () => {
  const given = await account()
  await crawler(given)
  await given.clock.sleep(1999)
  expect((await crawl(given)).StartTime).toEqual(new Date(START + 1000))
})

test('the durations are options', async () => {
  const given = await account({ crawlSeconds: 100, stoppingSeconds: 0 })
  await crawler(given)
  await crawl(given)
  expect(given.clock.now() - START).toBe(100_000)
})

test('a crawler that runs or stops cannot be started, changed or deleted', async () => {
  const given = await account()
  await crawler(given)
  const { service } = given
  await expect(call(service, 'StartCrawler', { Name: 'ghost' })).rejects.toMatchObject({
    code: 'EntityNotFoundException',
    message: 'Crawler with name ghost does not exist',
  })
  await expect(call(service, 'StopCrawler', { Name: 'orders' })).rejects.toMatchObject({ code: 'CrawlerNotRunningException' })

  await call(service, 'StartCrawler', { Name: 'orders' })
  const running = { code: 'CrawlerRunningException' }
  await expect(call(service, 'StartCrawler', { Name: 'orders' })).rejects.toMatchObject({
    message: 'Crawler with name orders has already started',
  })
  await expect(call(service, 'UpdateCrawler', { Name: 'orders', Description: 'x' })).rejects.toMatchObject(running)
  await expect(call(service, 'DeleteCrawler', { Name: 'orders' })).rejects.toMatchObject(running)

  await call(service, 'StopCrawler', { Name: 'orders' })
  expect((await seen(given)).State).toBe('STOPPING')
  await expect(call(service, 'StopCrawler', { Name: 'orders' })).rejects.toMatchObject({ code: 'CrawlerStoppingException' })
  await expect(call(service, 'StartCrawler', { Name: 'orders' })).rejects.toMatchObject(running)
  await service.crawlers.settled()
  expect(await seen(given)).toMatchObject({ State: 'READY', LastCrawl: { Status: 'CANCELLED' } })
})

test('a crawl without its bucket or database fails with a message', async () => {
  const given = await account()
  await crawler(given, { Targets: { S3Targets: [{ Path: 's3://nowhere/' }] } })
  expect(await crawl(given)).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('bucket') })
  await crawler(given, { Name: 'other', DatabaseName: 'ghost' })
  expect(await crawl(given, 'other')).toMatchObject({ Status: 'FAILED', ErrorMessage: 'Database ghost not found.' })
})

test('a crawler without a database writes to the default one', async () => {
  const given = await account()
  await crawler(given, { DatabaseName: undefined })
  await given.store.write('lake', 'orders/a.csv', 'id,n\n1,x\n')
  expect(await crawl(given)).toMatchObject({ Status: 'SUCCEEDED' })
  expect((await given.service.catalog.getTable('default', 'orders')).DatabaseName).toBe('default')
})

test('crawls run on the real clock too', async () => {
  const given = await account()
  const environment = { ...given.environment, clock: realClock() }
  const service = glue({ environment, store: given.store, crawlSeconds: 0.05, stoppingSeconds: 0.02 })
  await crawler({ ...given, service })
  await given.store.write('lake', 'orders/a.csv', 'id,n\n1,x\n')
  expect(await crawl({ ...given, service })).toMatchObject({ Status: 'SUCCEEDED' })
  await call(service, 'StartCrawler', { Name: 'orders' })
  await service.close?.()
  expect((await call(given.again(), 'GetCrawler', { Name: 'orders' })).Crawler.LastCrawl.Status).toBe('CANCELLED')
})

test('a crawl whose process died is FAILED after a restart, not RUNNING for ever', async () => {
  const given = await account()
  await crawler(given)
  await call(given.service, 'StartCrawler', { Name: 'orders' })
  const file = join(given.root, 'glue/crawlers/orders.json')
  const record = JSON.parse(await readFile(file, 'utf8'))
  expect(record.state).toBe('RUNNING')
  await given.service.close?.()
  // As the dead process left it; no process has so high a number.
  await writeFile(file, JSON.stringify({ ...record, current: { ...record.current, owner: { pid: 2 ** 30, instance: 1 } } }))

  const service = given.again()
  const { Crawler } = await call(service, 'GetCrawler', { Name: 'orders' })
  expect(Crawler).toMatchObject({ State: 'READY', LastCrawl: { Status: 'FAILED', ErrorMessage: expect.stringContaining('process') } })
  await call(service, 'StartCrawler', { Name: 'orders' })
  await service.crawlers.settled()
  expect((await call(service, 'GetCrawler', { Name: 'orders' })).Crawler.LastCrawl.Status).toBe('SUCCEEDED')
})

test('a second service over the same folder sees a living crawl as RUNNING', async () => {
  const given = await account()
  await crawler(given)
  await call(given.service, 'StartCrawler', { Name: 'orders' })
  expect((await call(given.again(), 'GetCrawler', { Name: 'orders' })).Crawler.State).toBe('RUNNING')
  await given.service.crawlers.settled()
})

test('closing the service cancels its crawls at once', async () => {
  const given = await account()
  await crawler(given)
  await call(given.service, 'StartCrawler', { Name: 'orders' })
  await given.service.close?.()
  expect(given.clock.now()).toBe(START)
  expect((await call(given.again(), 'GetCrawler', { Name: 'orders' })).Crawler).toMatchObject({
    State: 'READY',
    LastCrawl: { Status: 'CANCELLED' },
  })
})

test('ListCrawls has the crawls, the newest first, with filters; the log is kept in a file', async () => {
  const given = await account()
  await crawler(given)
  await given.store.write('lake', 'orders/a.csv', 'id,n\n1,x\n')
  await given.store.write('lake', 'orders/b.bin', Buffer.from([0xff, 0xfe, 0, 1]))
  await crawl(given)
  await call(given.service, 'StartCrawler', { Name: 'orders' })
  await call(given.service, 'StopCrawler', { Name: 'orders' })
  await given.service.crawlers.settled()

  const { Crawls } = await call(given.service, 'ListCrawls', { CrawlerName: 'orders' })
  expect(Crawls.map(({ State }: { State: string }) => State)).toEqual(['STOPPED', 'COMPLETED'])
  const summary = JSON.parse(Crawls[1].Summary)
  expect(JSON.parse(summary.TABLE)).toEqual({ ADD: { Count: 1, Details: { names: ['orders'] } } })
  expect(Crawls[1].EndTime.getTime() - Crawls[1].StartTime.getTime()).toBe(25_000)
  const Filters = [{ FieldName: 'STATE', FilterOperator: 'EQ', FieldValue: 'COMPLETED' }]
  expect((await call(given.service, 'ListCrawls', { CrawlerName: 'orders', Filters })).Crawls).toHaveLength(1)

  const folder = join(given.root, 'glue/crawls/orders')
  const logs = await Promise.all(
    (await readdir(folder)).map(async (name) => JSON.parse(await readFile(join(folder, name), 'utf8')).messages),
  )
  expect(logs.flat()).toEqual(
    expect.arrayContaining(['s3://lake/orders/b.bin: classification UNKNOWN, no table', 'table orders: created at s3://lake/orders/']),
  )
  const { CrawlerMetricsList } = await call(given.service, 'GetCrawlerMetrics', { CrawlerNameList: ['orders'] })
  expect(CrawlerMetricsList[0]).toMatchObject({ CrawlerName: 'orders', TablesCreated: 1, LastRuntimeSeconds: 5, TimeLeftSeconds: 0 })
})

test('crawls of two crawlers at the same time do not disturb each other', async () => {
  const given = await account()
  const names = ['one', 'two', 'three']
  for (const Name of names) await crawler(given, { Name, Targets: { S3Targets: [{ Path: `s3://lake/${Name}/orders/` }] } })
  for (const name of names) await given.store.write('lake', `${name}/orders/a.csv`, 'id,n\n1,x\n')
  for (const Name of names) await call(given.service, 'StartCrawler', { Name })
  await given.service.crawlers.settled()
  expect(given.clock.now() - START).toBe(25_000)
  expect((await given.service.catalog.listTables('sales')).map(({ StorageDescriptor }) => StorageDescriptor?.Location).sort()).toEqual([
    's3://lake/one/orders/',
    's3://lake/three/orders/',
    's3://lake/two/orders/',
  ])
})

test('crawlers are listed, updated and deleted', async () => {
  const given = await account()
  await crawler(given, { Tags: { team: 'a' } })
  await crawler(given, { Name: 'other' })
  const { service } = given
  expect((await call(service, 'ListCrawlers', { Tags: { team: 'a' } })).CrawlerNames).toEqual(['orders'])
  expect((await call(service, 'GetCrawlers')).Crawlers).toHaveLength(2)
  await call(service, 'UpdateCrawler', { Name: 'other', TablePrefix: 'silver_' })
  expect((await call(service, 'GetCrawler', { Name: 'other' })).Crawler).toMatchObject({ TablePrefix: 'silver_', Version: 2 })
  await call(service, 'DeleteCrawler', { Name: 'other' })
  expect((await call(service, 'ListCrawlers')).CrawlerNames).toEqual(['orders'])
})

test('what AWS refuses in a crawler is an InvalidInputException', async () => {
  const given = await account()
  const refused = (changes: object) => expect(crawler(given, changes)).rejects
  const code = 'InvalidInputException'
  await refused({ RecrawlPolicy: { RecrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' } }).toMatchObject({
    code,
    message: expect.stringContaining('can have only LOG DeleteBehavior value and LOG UpdateBehavior value'),
  })
  await refused({ Targets: {} }).toMatchObject({ code })
  await refused({ Targets: { JdbcTargets: [{ Path: 'db/%' }] } }).toMatchObject({ code, message: expect.stringContaining('JdbcTargets') })
  await refused({ Configuration: '{' }).toMatchObject({ code })
  await refused({ Configuration: '{"Version":1.0,"CrawlerOutput":{"Partitions":{"UpdateBehavior":"LOG"}}}' }).toMatchObject({
    code,
    message: 'CrawlerOutput.Partitions contains unsupported keys: UpdateBehavior.',
  })
  await refused({ Schedule: 'daily' }).toMatchObject({ code })
  await refused({ Classifiers: ['ghost'] }).toMatchObject({ code: 'EntityNotFoundException' })
  await crawler(given, { Schedule: 'cron(0 0 * * ? *)' })
  await refused({}).toMatchObject({ code: 'AlreadyExistsException' })
})
