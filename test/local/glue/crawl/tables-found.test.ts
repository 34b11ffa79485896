import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import { account, call, crawl, crawler, tables } from '../account.ts'

/** Crawls these objects of the bucket `lake`, given as key -> body; answers the tables. */
async function crawled(objects: Readonly<Record<string, string | Uint8Array>>, changes: object = {}) {
  const given = await account()
  await crawler(given, changes)
  for (const [key, body] of Object.entries(objects)) await given.store.write('lake', key, body)
  const last = await crawl(given)
  expect(last).toMatchObject({ Status: 'SUCCEEDED' })
  return { given, tables: await tables(given) }
}

const partitions = async ({ service }: Awaited<ReturnType<typeof account>>, table = 'orders') =>
  (await service.catalog.listPartitions('sales', table)).map(
    ({ Values, StorageDescriptor }) => `${Values?.join(' ')} ${StorageDescriptor?.Location}`,
  )

const CSV = 'id,name\n1,a\n2,b\n'

test('an empty prefix is a success without tables', async () => {
  expect((await crawled({})).tables).toEqual([])
})

test('a folder of CSV files is one table named after the folder, with what AWS writes about it', async () => {
  const { given, tables: found } = await crawled({ 'orders/a.csv': CSV, 'orders/b.csv': 'id,name,price\n3,c,1.5\n' })
  expect(found).toEqual(['orders s3://lake/orders/ (id bigint, name string, price double)'])
  const table = await given.service.catalog.getTable('sales', 'orders')
  const parameters = {
    ...{
      classification: 'csv',
      compressionType: 'none',
      typeOfData: 'file',
      delimiter: ',',
      columnsOrdered: 'true',
      areColumnsQuoted: 'false',
    },
    ...{ 'skip.header.line.count': '1', sizeKey: '38', objectCount: '2', recordCount: '3', averageRecordSize: '12' },
    ...{ UPDATED_BY_CRAWLER: 'orders', CrawlerSchemaSerializerVersion: '1.0', CrawlerSchemaDeserializerVersion: '1.0' },
  }
  expect(table.Parameters).toEqual(parameters)
  expect(table).toMatchObject({ TableType: 'EXTERNAL_TABLE', Owner: 'owner', PartitionKeys: [], VersionId: '0' })
  expect(table.StorageDescriptor).toMatchObject({
    InputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
    OutputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
    SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe', Parameters: { 'field.delim': ',' } },
    ...{ Compressed: false, NumberOfBuckets: -1, StoredAsSubDirectories: false, Parameters: parameters },
  })
})

test('Hive folders are partitions, their keys strings', async () => {
  const { given, tables: found } = await crawled({
    'orders/Year=2025/dt=2025-01-01/a.csv': CSV,
    'orders/Year=2025/dt=2025-01-02/a.csv': CSV,
    'orders/Year=2025/dt=2025-01-02/b.csv': CSV,
  })
  expect(found).toEqual(['orders s3://lake/orders/ (id bigint, name string) by year string, dt string'])
  expect(await partitions(given)).toEqual([
    '2025 2025-01-01 s3://lake/orders/Year=2025/dt=2025-01-01/',
    '2025 2025-01-02 s3://lake/orders/Year=2025/dt=2025-01-02/',
  ])
  const [, second] = await given.service.catalog.listPartitions('sales', 'orders')
  expect(second?.StorageDescriptor?.Parameters).toMatchObject({ objectCount: '2', classification: 'csv' })
  expect(second?.StorageDescriptor?.Columns).toHaveLength(2)
})

test('plain folders are partitions partition_0, partition_1', async () => {
  const { given, tables: found } = await crawled({ 'orders/t1/p1/a.csv': CSV, 'orders/t1/p2/a.csv': CSV, 'orders/t2/p4/a.csv': CSV })
  expect(found).toEqual(['orders s3://lake/orders/ (id bigint, name string) by partition_0 string, partition_1 string'])
  expect((await partitions(given)).map((one) => one.split(' s3')[0])).toEqual(['t1 p1', 't1 p2', 't2 p4'])
})

test('an escaped partition value is unescaped, its location is not', async () => {
  const { given } = await crawled({ 'orders/at=10%3A30/a.csv': CSV })
  expect(await partitions(given)).toEqual(['10:30 s3://lake/orders/at=10%3A30/'])
})

test('folders of unlike schemas are tables of their own; the documented example', async () => {
  const objects = { 'orders/year=2017/data1.json': '{"A": 1, "B": 2}', 'orders/year=2018/data2.json': '{"C": 3, "D": 4}' }
  expect((await crawled(objects)).tables).toEqual([
    'year_2017 s3://lake/orders/year=2017/ (a int, b int)',
    'year_2018 s3://lake/orders/year=2018/ (c int, d int)',
  ])
  const Configuration = '{"Version":1.0,"Grouping":{"TableGroupingPolicy":"CombineCompatibleSchemas"}}'
  expect((await crawled(objects, { Configuration })).tables).toEqual([
    'orders s3://lake/orders/ (a int, b int, c int, d int) by year string',
  ])
})

test('a table level puts the tables at that level, the bucket being level 1', async () => {
  const objects = { 'raw/a/x=1/1.csv': CSV, 'raw/b/x=1/1.csv': CSV }
  const Targets = { S3Targets: [{ Path: 's3://lake' }] }
  expect((await crawled(objects, { Targets })).tables).toEqual([
    'lake s3://lake/ (id bigint, name string) by partition_0 string, partition_1 string, x string',
  ])
  const Configuration = '{"Version":1.0,"Grouping":{"TableLevelConfiguration":3}}'
  expect((await crawled(objects, { Targets, Configuration })).tables).toEqual([
    'a s3://lake/raw/a/ (id bigint, name string) by x string',
    'b s3://lake/raw/b/ (id bigint, name string) by x string',
  ])
})

test('an odd folder among many like ones is a table of its own', async () => {
  const objects: Record<string, string> = { 'orders/dt=5/a.json': '{"x":1,"y":2}' }
  for (const day of [1, 2, 3, 4]) objects[`orders/dt=${day}/a.csv`] = CSV
  expect((await crawled(objects)).tables).toEqual([
    'dt_5 s3://lake/orders/dt=5/ (x int, y int)',
    'orders s3://lake/orders/ (id bigint, name string) by dt string',
  ])
})

test('unlike files in one folder are a table each, named after the file', async () => {
  expect((await crawled({ 'orders/users.csv': CSV, 'orders/items.json': '{"sku":"x"}' })).tables).toEqual([
    'items_json s3://lake/orders/items.json (sku string)',
    'users_csv s3://lake/orders/users.csv (id bigint, name string)',
  ])
})

test('a file and a folder of one name are two tables', async () => {
  const objects = { 'orders/a/1.csv': 'id,name,x,y\n1,1,1,1', 'orders/1.csv': 'id,name,x,y\n1,1,1,1', 'orders/a': 'id,name\n1,a\n' }
  const names = (await crawled(objects)).tables.map((table) => table.split(' (')[0])
  expect(names).toEqual([
    '1_csv s3://lake/orders/1.csv',
    'a s3://lake/orders/a',
    expect.stringMatching(/^a_[0-9a-f]{32} s3:\/\/lake\/orders\/a\/$/),
  ])
})

test('of two folders with the same partition values the first one is the partition', async () => {
  const { given } = await crawled({ 'orders/DT=1/a.csv': CSV, 'orders/dt=1/a.csv': CSV })
  expect(await partitions(given)).toEqual(['1 s3://lake/orders/DT=1/'])
  await crawl(given)
  expect(await partitions(given)).toEqual(['1 s3://lake/orders/DT=1/'])
})

test('names get the prefix, lower case and underscores; a name that is taken gets a hash', async () => {
  const Targets = { S3Targets: [{ Path: 's3://lake/a/My-Orders' }, { Path: 's3://lake/b/my orders/' }] }
  const { tables: found } = await crawled({ 'a/My-Orders/1.csv': CSV, 'b/my orders/1.csv': CSV }, { Targets, TablePrefix: 'silver_' })
  expect(found).toEqual([
    'silver_my_orders s3://lake/a/My-Orders/ (id bigint, name string)',
    expect.stringMatching(/^silver_my_orders_[0-9a-f]{32} s3:\/\/lake\/b\/my orders\/ /),
  ])
})

test('empty, hidden, excluded and unreadable files are left out', async () => {
  const { tables: found } = await crawled(
    {
      'orders/a.csv': CSV,
      'orders/_SUCCESS': 'x,y\n1,2\n',
      'orders/.part.crc': 'x,y\n1,2\n',
      'orders/_temporary/0/b.csv': 'x,y\n1,2\n',
      'orders/empty.csv': '',
      'orders/garbage.csv': Buffer.from([1, 2, 0xff, 0, 0xfe]),
      'orders/old/c.json': '{"x":1}',
      'orders2/d.csv': 'x,y\n1,2\n',
    },
    { Targets: { S3Targets: [{ Path: 's3://lake/orders', Exclusions: ['old/**'] }] } },
  )
  expect(found).toEqual(['orders s3://lake/orders/ (id bigint, name string)'])
})

test('an include path may be a file', async () => {
  const Targets = { S3Targets: [{ Path: 's3://lake/orders/users.csv' }] }
  expect((await crawled({ 'orders/users.csv': CSV, 'orders/b.csv': 'x,y\n1,2\n' }, { Targets })).tables).toEqual([
    'users_csv s3://lake/orders/users.csv (id bigint, name string)',
  ])
})

test('gzip JSON lines are read by the OpenX SerDe, with the names as they are spelt', async () => {
  const { given } = await crawled({
    'orders/a.json.gz': gzipSync('{"orderId":1,"Who":{"id":7}}\n'),
    'orders/b.json.gz': gzipSync('{"total":2.5,"orderId":2,"Who":{"id":8}}\n'),
  })
  const table = await given.service.catalog.getTable('sales', 'orders')
  expect(table.StorageDescriptor).toMatchObject({
    Columns: [
      { Name: 'orderid', Type: 'int' },
      { Name: 'who', Type: 'struct<id:int>' },
      { Name: 'total', Type: 'double' },
    ],
    SerdeInfo: { SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe', Parameters: { paths: 'Who,orderId,total' } },
    Compressed: true,
    Parameters: { classification: 'json', compressionType: 'gzip' },
  })
})

test('custom classifiers are asked first, in their order', async () => {
  const given = await account()
  const csv = { Name: 'quoted', Delimiter: ',', QuoteSymbol: '"', ContainsHeader: 'PRESENT', Serde: 'OpenCSVSerDe' }
  await call(given.service, 'CreateClassifier', { CsvClassifier: csv })
  await call(given.service, 'CreateClassifier', { JsonClassifier: { Name: 'elements', JsonPath: '$[*]' } })
  await crawler(given, {
    Classifiers: ['elements', 'quoted'],
    Targets: { S3Targets: [{ Path: 's3://lake/orders/' }, { Path: 's3://lake/events/' }] },
  })
  await given.store.write('lake', 'orders/a.csv', CSV)
  await given.store.write('lake', 'events/a.json', '[{"id":1},{"id":2}]')
  await crawl(given)
  expect(await tables(given)).toEqual(['events s3://lake/events/ (id int)', 'orders s3://lake/orders/ (id string, name string)'])
  expect((await given.service.catalog.getTable('sales', 'orders')).StorageDescriptor?.SerdeInfo).toEqual({
    SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
    Parameters: { separatorChar: ',', quoteChar: '"', 'serialization.format': '1' },
  })
})

test('more tables than the threshold fail the crawl', async () => {
  const given = await account()
  await crawler(given, { Configuration: '{"Version":1.0,"CrawlerOutput":{"Tables":{"TableThreshold":1}}}' })
  await given.store.write('lake', 'orders/a/1.csv', CSV)
  await given.store.write('lake', 'orders/b/1.json', '{"x":1}')
  expect(await crawl(given)).toMatchObject({ Status: 'FAILED', ErrorMessage: expect.stringContaining('threshold') })
  expect(await tables(given)).toEqual([])
})

const retail = join(import.meta.dirname, '../../../../../shared/data/retail')
const ifRetail = existsSync(retail) ? test : test.skip
ifRetail('twenty real retail days under dt= are one table (skipped where ../shared/data is absent)', async () => {
  const days = await readdir(retail)
  const objects = Object.fromEntries(
    await Promise.all(days.map(async (day) => [`orders/dt=${day.replace('.csv', '')}/${day}`, await readFile(join(retail, day))] as const)),
  )
  const { given, tables: found } = await crawled(objects)
  expect(found).toEqual([
    'orders s3://lake/orders/ (invoiceno string, stockcode string, description string, quantity bigint, invoicedate string, unitprice double, customerid double, country string) by dt string',
  ])
  expect(await given.service.catalog.listPartitions('sales', 'orders')).toHaveLength(days.length)
})
