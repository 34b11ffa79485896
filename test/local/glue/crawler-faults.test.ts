import { expect, test } from '@jest/globals'
import { plannedFaults } from '../../../local/services/glue/crawler-faults.ts'
import { account, call, crawl, crawler } from './account.ts'

async function faulty() {
  const faults = plannedFaults()
  const given = await account({ faults })
  await crawler(given)
  const state = async () => (await call(given.service, 'GetCrawler', { Name: 'orders' })).Crawler.State
  return { given, faults, state, start: () => call(given.service, 'StartCrawler', { Name: 'orders' }) }
}

test('the next calls are throttled and do nothing, then all is well', async () => {
  const { faults, state, start } = await faulty()
  faults.throttle('StartCrawler', 2).throttle('GetCrawler')
  await expect(start()).rejects.toMatchObject({ code: 'ThrottlingException', message: 'Rate exceeded' })
  await expect(start()).rejects.toMatchObject({ code: 'ThrottlingException' })
  await expect(state()).rejects.toMatchObject({ code: 'ThrottlingException' })
  expect(await state()).toBe('READY')
  await start()
  expect([await state(), faults.pending()]).toEqual(['RUNNING', 0])
})

test('the next crawl fails with a message and writes nothing; the one after succeeds', async () => {
  const { given, faults } = await faulty()
  await given.store.write('lake', 'orders/a.csv', 'id,n\n1,x\n')
  faults.failCrawl('Internal Service Exception')
  expect(await crawl(given)).toMatchObject({ Status: 'FAILED', ErrorMessage: 'Internal Service Exception' })
  expect(await given.service.catalog.listTables('sales')).toEqual([])
  expect(await crawl(given)).toMatchObject({ Status: 'SUCCEEDED' })
  expect(await given.service.catalog.listTables('sales')).toHaveLength(1)
})

test('a crawl that hangs stays RUNNING for days, until it is stopped', async () => {
  const { given, faults, state, start } = await faulty()
  faults.hangCrawl()
  await start()
  await given.clock.sleep(3 * 24 * 3600 * 1000)
  expect(await state()).toBe('RUNNING')
  await call(given.service, 'StopCrawler', { Name: 'orders' })
  await given.service.crawlers.settled()
  expect(await state()).toBe('READY')
})

test('StartCrawler times out although the crawl has started', async () => {
  const { faults, state, start } = await faulty()
  faults.timeOutStart()
  await expect(start()).rejects.toMatchObject({ code: 'OperationTimeoutException' })
  expect(await state()).toBe('RUNNING')
  await expect(start()).rejects.toMatchObject({ code: 'CrawlerRunningException' })
})

test('a foreign crawl begins just before ours', async () => {
  const { given, faults, state, start } = await faulty()
  faults.foreignCrawl()
  await expect(start()).rejects.toMatchObject({ code: 'CrawlerRunningException' })
  expect(await state()).toBe('RUNNING')
  await given.service.crawlers.settled()
  expect((await call(given.service, 'ListCrawls', { CrawlerName: 'orders' })).Crawls).toHaveLength(1)
})
