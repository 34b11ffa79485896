import { expect, test } from '@jest/globals'
import { account, call, crawl, crawler, START, tables } from '../account.ts'

type Account = Awaited<ReturnType<typeof account>>

const CSV = 'id,name\n1,a\n2,b\n'
const LOG = { SchemaChangePolicy: { UpdateBehavior: 'LOG', DeleteBehavior: 'LOG' } }

/** Two days crawled once. */
async function twoDays(changes: object = {}) {
  const given = await account()
  await crawler(given, changes)
  for (const day of [1, 2]) await given.store.write('lake', `orders/dt=${day}/a.csv`, CSV)
  await crawl(given)
  return given
}

const version = async ({ service }: Account) => (await service.catalog.getTable('sales', 'orders')).VersionId
const values = async ({ service }: Account) => (await service.catalog.listPartitions('sales', 'orders')).map(({ Values }) => Values?.[0])
const parameters = async ({ service }: Account) => (await service.catalog.getTable('sales', 'orders')).Parameters ?? {}
const lastSummary = async ({ service }: Account) => (await call(service, 'ListCrawls', { CrawlerName: 'orders' })).Crawls[0].Summary

test('a second crawl over unchanged data changes nothing', async () => {
  for (const changes of [
    {},
    LOG,
    { Configuration: '{"Version":1.0,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}}}' },
    { Configuration: '{"Version":1.0,"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}' },
  ]) {
    const given = await twoDays(changes)
    const before = await given.service.catalog.getTable('sales', 'orders')
    const partitions = await given.service.catalog.listPartitions('sales', 'orders')
    await crawl(given)
    expect(await given.service.catalog.getTable('sales', 'orders')).toEqual(before)
    expect(await given.service.catalog.listPartitions('sales', 'orders')).toEqual(partitions)
    expect(await lastSummary(given)).toBe('{}')
  }
})

/** The drift: a column more, a column less, another type. */
const DRIFTED = 'id,price,note\nx1,2.5,a\nx2,1,b\n'

async function drift(changes: object) {
  const given = await account()
  await crawler(given, changes)
  await given.store.write('lake', 'orders/a.csv', 'id,price,name\n1,2,a\n')
  await crawl(given)
  await given.store.write('lake', 'orders/a.csv', DRIFTED)
  await crawl(given)
  return given
}

test('UPDATE_IN_DATABASE takes over added, removed and changed columns as a new version', async () => {
  const given = await drift({})
  expect(await tables(given)).toEqual(['orders s3://lake/orders/ (id string, price double, note string)'])
  expect(await version(given)).toBe('1')
})

test('LOG leaves the table and says what it found', async () => {
  const given = await drift(LOG)
  expect(await tables(given)).toEqual(['orders s3://lake/orders/ (id bigint, price bigint, name string)'])
  expect(await version(given)).toBe('0')
})

test('MergeNewColumns adds columns, and removes and retypes none', async () => {
  const given = await drift({ Configuration: '{"Version":1.0,"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}' })
  expect(await tables(given)).toEqual(['orders s3://lake/orders/ (id bigint, price bigint, name string, note string)'])
})

test('MergeNewColumns deprecates a table whose format changed', async () => {
  const given = await account()
  await crawler(given, { Configuration: '{"Version":1.0,"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}' })
  await given.store.write('lake', 'orders/a', CSV)
  await crawl(given)
  await given.store.write('lake', 'orders/a', '{"id":1}')
  await crawl(given)
  expect(await tables(given)).toEqual(['orders s3://lake/orders/ (id bigint, name string)'])
  expect((await parameters(given)).DEPRECATED_BY_CRAWLER).toBeDefined()
})

test('new partitions are added whatever the policy', async () => {
  for (const changes of [{}, LOG]) {
    const given = await twoDays(changes)
    await given.store.write('lake', 'orders/dt=3/a.csv', CSV)
    await crawl(given)
    expect(await values(given)).toEqual(['1', '2', '3'])
  }
})

test('partitions that inherit take columns and format from their table, and follow its changes', async () => {
  const given = await twoDays({
    ...LOG,
    Configuration:
      '{"Version":1.0,"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"},"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}}}',
  })
  await given.store.write('lake', 'orders/dt=3/a.csv', 'id,name,extra\nx,a,1\n')
  await crawl(given)
  const columns = async () =>
    (await given.service.catalog.listPartitions('sales', 'orders')).map(({ StorageDescriptor }) =>
      StorageDescriptor?.Columns?.map(({ Type }) => Type).join(),
    )
  expect(await columns()).toEqual(['bigint,string', 'bigint,string', 'bigint,string'])
  expect((await given.service.catalog.listPartitions('sales', 'orders'))[2]?.StorageDescriptor?.Location).toBe('s3://lake/orders/dt=3/')

  const table = await given.service.catalog.getTable('sales', 'orders')
  const StorageDescriptor = { ...table.StorageDescriptor, Columns: [{ Name: 'id', Type: 'string' }] }
  await given.service.catalog.updateTable('sales', {
    Name: 'orders',
    PartitionKeys: table.PartitionKeys,
    Parameters: table.Parameters,
    StorageDescriptor,
  })
  await crawl(given)
  expect(await columns()).toEqual(['string', 'string', 'string'])
})

test('a table made by hand at the same place is filled with partitions under LOG', async () => {
  const given = await account()
  await crawler(given, LOG)
  const byHand = {
    Name: 'orders',
    PartitionKeys: [{ Name: 'dt', Type: 'date' }],
    StorageDescriptor: { Location: 's3://lake/orders', Columns: [{ Name: 'id', Type: 'int', Comment: 'mine' }] },
  }
  await given.service.catalog.createTable('sales', byHand)
  await given.store.write('lake', 'orders/dt=2025-01-01/a.csv', CSV)
  await crawl(given)
  expect(await given.service.catalog.getTable('sales', 'orders')).toMatchObject({ ...byHand, VersionId: '0' })
  expect(await values(given)).toEqual(['2025-01-01'])
})

test('objects that are gone: partitions and tables are deleted, deprecated or left by the DeleteBehavior', async () => {
  const after = async (DeleteBehavior: string) => {
    const given = await twoDays({ SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior } })
    await given.store.remove('lake', 'orders/dt=1/a.csv')
    await crawl(given)
    const [partition] = await given.service.catalog.listPartitions('sales', 'orders')
    const partitions = [await values(given), partition?.Parameters?.DEPRECATED_BY_CRAWLER !== undefined]
    await given.store.remove('lake', 'orders/dt=2/a.csv')
    await crawl(given)
    const found = await given.service.catalog.listTables('sales')
    return [partitions, found.map(({ Name, Parameters }) => [Name, Number(Parameters?.DEPRECATED_BY_CRAWLER ?? 0) > START])]
  }
  expect(await after('DELETE_FROM_DATABASE')).toEqual([[['2'], false], []])
  expect(await after('DEPRECATE_IN_DATABASE')).toEqual([[['1', '2'], true], [['orders', true]]])
  expect(await after('LOG')).toEqual([[['1', '2'], false], [['orders', false]]])
})

test('a deprecated table is restored when its objects are back', async () => {
  const given = await twoDays()
  for (const day of [1, 2]) await given.store.remove('lake', `orders/dt=${day}/a.csv`)
  await crawl(given)
  await crawl(given)
  expect([await version(given), 'DEPRECATED_BY_CRAWLER' in (await parameters(given))]).toEqual(['1', true])
  for (const day of [1, 2]) await given.store.write('lake', `orders/dt=${day}/a.csv`, CSV)
  await crawl(given)
  expect('DEPRECATED_BY_CRAWLER' in (await parameters(given))).toBe(false)
})

test('another crawler of the database does not touch the tables of the first', async () => {
  const given = await twoDays()
  await crawler(given, {
    Name: 'events',
    Targets: { S3Targets: [{ Path: 's3://lake/events/' }] },
    SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'DELETE_FROM_DATABASE' },
  })
  await crawl(given, 'events')
  expect((await tables(given)).length).toBe(1)
})

const NEW_FOLDERS = { ...LOG, RecrawlPolicy: { RecrawlBehavior: 'CRAWL_NEW_FOLDERS_ONLY' } }

test('a crawl of new folders only adds their partitions and reads no others', async () => {
  const given = await twoDays(NEW_FOLDERS)
  await given.store.write('lake', 'orders/dt=1/a.csv', '{"broken":')
  await given.store.write('lake', 'orders/dt=3/a.csv', 'id,name,extra\n1,a,2\n')
  await given.store.remove('lake', 'orders/dt=2/a.csv')
  await crawl(given)
  expect(await values(given)).toEqual(['1', '2', '3'])
  expect(await version(given)).toBe('0')
  expect((await call(given.service, 'ListCrawls', { CrawlerName: 'orders' })).Crawls[0].Summary).not.toContain('UPDATE')
})

test('a new folder that is too different from its table is ignored', async () => {
  const given = await twoDays(NEW_FOLDERS)
  await given.store.write('lake', 'orders/dt=3/a.csv', 'x,y\n1,2\n')
  await given.store.write('lake', 'orders/dt=4/deeper/a.csv', CSV)
  await given.store.write('lake', 'orders/dt=5/a.json', '{"id":1,"name":"x"}')
  await crawl(given)
  expect(await values(given)).toEqual(['1', '2'])
  expect(await tables(given)).toHaveLength(1)
})

test('the table of a contract keeps its schema: new folders only, LOG, partitions that inherit', async () => {
  const given = await account()
  const Configuration = '{"Version":1.0,"CrawlerOutput":{"Partitions":{"AddOrUpdateBehavior":"InheritFromTable"}}}'
  await crawler(given, { ...NEW_FOLDERS, Configuration })
  const contract = {
    Name: 'orders',
    PartitionKeys: [{ Name: 'dt', Type: 'date' }],
    StorageDescriptor: {
      Location: 's3://lake/orders/',
      Columns: [
        { Name: 'id', Type: 'string' },
        { Name: 'name', Type: 'string' },
      ],
    },
  }
  await given.service.catalog.createTable('sales', contract)
  for (const [day, body] of Object.entries({ 1: CSV, 2: CSV, 3: 'id,name,drift\n1,a,9\n' })) {
    await given.store.write('lake', `orders/dt=2025-01-0${day}/a.csv`, body)
    await crawl(given)
  }
  expect(await given.service.catalog.getTable('sales', 'orders')).toMatchObject({ ...contract, VersionId: '0' })
  const partitions = await given.service.catalog.listPartitions('sales', 'orders')
  expect(partitions.map(({ Values }) => Values?.[0])).toEqual(['2025-01-01', '2025-01-02', '2025-01-03'])
  for (const { StorageDescriptor } of partitions) expect(StorageDescriptor?.Columns).toEqual(contract.StorageDescriptor.Columns)
})

test('a new folder beside known tables is a table of its own, not a partition of the folder above', async () => {
  const given = await account()
  await crawler(given, NEW_FOLDERS)
  await given.store.write('lake', 'orders/a/dt=1/1.csv', CSV)
  await given.store.write('lake', 'orders/b/dt=1/1.json', '{"x":1}')
  await crawl(given)
  await given.store.write('lake', 'orders/c/dt=1/1.csv', 'y,z\n1,2\n2,x\n')
  await given.store.write('lake', 'orders/a/dt=2/1.csv', CSV)
  await crawl(given)
  expect(await tables(given)).toEqual([
    'a s3://lake/orders/a/ (id bigint, name string) by dt string',
    'b s3://lake/orders/b/ (x int) by dt string',
    'c s3://lake/orders/c/ (y bigint, z string) by dt string',
  ])
  expect(await given.service.catalog.listPartitions('sales', 'a')).toHaveLength(2)
})

test('a partition whose file became unreadable is not deleted, nor one that lies elsewhere', async () => {
  const given = await twoDays({ SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'DELETE_FROM_DATABASE' } })
  await given.service.catalog.putPartitions('sales', 'orders', [{ Values: ['0'], StorageDescriptor: { Location: 's3://other/dt=0/' } }])
  await given.store.write('lake', 'orders/dt=1/a.csv', Buffer.from([0xff, 0, 0xfe]))
  await crawl(given)
  expect(await values(given)).toEqual(['0', '1', '2'])
})

test('MergeNewColumns adds to a table made by hand that does not say its format', async () => {
  const given = await account()
  await crawler(given, { Configuration: '{"Version":1.0,"CrawlerOutput":{"Tables":{"AddOrUpdateBehavior":"MergeNewColumns"}}}' })
  const storage = { Location: 's3://lake/orders/', Columns: [{ Name: 'id', Type: 'int', Comment: 'mine' }] }
  await given.service.catalog.createTable('sales', { Name: 'orders', Description: 'by hand', StorageDescriptor: storage })
  await given.store.write('lake', 'orders/a.csv', CSV)
  await crawl(given)
  const table = await given.service.catalog.getTable('sales', 'orders')
  expect(table).toMatchObject({
    Description: 'by hand',
    StorageDescriptor: { Columns: [storage.Columns[0], { Name: 'name', Type: 'string' }] },
  })
  expect(table.Parameters).toMatchObject({ classification: 'csv' })
})
