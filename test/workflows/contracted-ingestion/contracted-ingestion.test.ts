import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { contract } from '../../../schemas/contract/index.ts'
import { orders } from '../../../schemas/contracts/index.ts'
import { contractedIngestionPipeline, ordersIngestionPipeline as pipeline, SHOP } from '../../../workflows/contracted-ingestion/pipeline.ts'
import { deploymentAccount } from '../deployment-account.ts'

const RAW = 'shop-raw'
const CURATED = 'shop-curated'
const VERSION = 'curated/orders/schema=0.0.3/'

function order(id: string, change: object = {}) {
  return {
    order_id: id,
    ordered_at: '2025-03-01T10:00:00Z',
    status: 'paid',
    total: 12.5,
    currency: 'EUR',
    customer: { id: 'c1', tier: 3, address: { city: 'Bern', country: 'CH' } },
    lines: [{ sku: 'a', units: 2 }],
    ...change,
  }
}

function objectCreated(key: string) {
  return { source: 'aws.s3', 'detail-type': 'Object Created', detail: { bucket: { name: RAW }, object: { key } } }
}

async function account(files: Readonly<Record<string, string>>) {
  const opened = await deploymentAccount([pipeline])
  for (const [name, text] of Object.entries(files)) await opened.aws.store.write(RAW, `raw/incoming/orders/${name}`, text)
  return opened
}

test('from the event of a raw file to rows in Athena: flattened Parquet under the version, crawled, compared and counted', async () => {
  const lake = await account({ 'a.json': JSON.stringify([order('o1'), order('o2', { gift: true })]) })
  const { status, output, error, cause } = await lake.run(pipeline, objectCreated('raw/incoming/orders/a.json'))
  expect([status, error, cause]).toEqual(['SUCCEEDED', undefined, undefined])
  expect(output).toMatchObject({ table: 'shop.orders_schema_0_0_3', rows: 2, rejected: 0, reasons: {}, errors: '' })
  const rows = await lake.query(
    'SELECT order_id, ordered_at, total, gift, customer_tier, customer_address_city, lines FROM orders_schema_0_0_3 ORDER BY 1',
  )
  expect(rows).toEqual([
    ['o1', '2025-03-01 10:00:00.000', '12.5', undefined, '3', 'Bern', '[{"sku":"a","units":2}]'],
    ['o2', '2025-03-01 10:00:00.000', '12.5', 'true', '3', 'Bern', '[{"sku":"a","units":2}]'],
  ])
})

test('the same raw file gives the same keys and the same bytes, and a second file needs no crawl', async () => {
  const lake = await account({
    'a.json': JSON.stringify(order('o1')),
    'b.jsonl': `${JSON.stringify(order('o2'))}\n${JSON.stringify(order('o3'))}\n`,
  })
  const read = async () =>
    Promise.all(
      (await lake.keys(CURATED, '')).map(async (key) => [key, Buffer.from(await lake.aws.store.read(CURATED, key)).toString('base64')]),
    )
  await lake.run(pipeline, { key: 'raw/incoming/orders/a.json' })
  const before = await read()
  await lake.clock.sleep(3_600_000)
  await lake.run(pipeline, { key: 'raw/incoming/orders/a.json' })
  expect(await read()).toEqual(before)
  expect((await lake.run(pipeline, { key: 'raw/incoming/orders/b.jsonl' })).status).toBe('SUCCEEDED')
  expect(await lake.query('SELECT count(*) FROM orders_schema_0_0_3')).toEqual([['3']])
  const crawls = await lake.aws.services.glue.operations.ListCrawls?.({ CrawlerName: 'orders-0-0-3' })
  expect(crawls.Crawls).toHaveLength(1)
})

test('what breaks the contract goes to the error prefix with its reasons, and the good rows of the same file are written', async () => {
  const lines = [order('o1'), order('o2', { total: '9' }), order('o3', { status: 'lost', extra: 1 })].map((record) =>
    JSON.stringify(record),
  )
  const lake = await account({ 'mixed.jsonl': `${lines.join('\n')}\n{"order_id": "o4", \n${JSON.stringify(order('o5')).slice(0, 40)}` })
  const { status, output } = await lake.run(pipeline, { key: 'raw/incoming/orders/mixed.jsonl' })
  expect(status).toBe('SUCCEEDED')
  expect(output).toMatchObject({ rows: 1, rejected: 4, reasons: { 'not-in-list': 1, 'unknown-field': 1, 'wrong-type': 1 } })
  const [key = ''] = await lake.keys(CURATED, 'errors/orders/schema=0.0.3/')
  const rejects = (await lake.text(CURATED, key))
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  expect(rejects.map(({ source, position }) => [source, position])).toEqual(
    [2, 3, 4, 5].map((position) => [`s3://${RAW}/raw/incoming/orders/mixed.jsonl`, position]),
  )
  expect(rejects[0]).toMatchObject({ reasons: [{ code: 'wrong-type', path: '/total' }], record: { order_id: 'o2', total: '9' } })
  expect(rejects[2].record).toBe('{"order_id": "o4",')
  expect(await lake.query('SELECT order_id FROM orders_schema_0_0_3')).toEqual([['o1']])
})

test.each<[string, string, string, string]>([
  ['an empty file', 'a.json', '', 'empty-file'],
  ['truncated JSON', 'a.json', '{"order_id": "o1", "total"', 'truncated'],
  ['no JSON at all', 'a.jsonl', 'order_id;total\n', 'not-json'],
  ['a number', 'a.json', '42', 'not-an-object'],
])('%s is refused with its reason, and the execution ends with a named error', async (_, name, text, reason) => {
  const lake = await account({ [name]: text })
  const { error } = await lake.run(pipeline, { key: `raw/incoming/orders/${name}` })
  expect(error).toBe('Ingest.NothingValid')
  expect(await lake.keys(CURATED, 'curated/')).toEqual([])
  const [key = ''] = await lake.keys(CURATED, 'errors/')
  expect(JSON.parse(await lake.text(CURATED, key)).reasons[0].code).toBe(reason)
})

test('a key that is not there and an input that is none have their own errors', async () => {
  const lake = await account({})
  expect((await lake.run(pipeline, { key: 'raw/incoming/orders/none.json' })).error).toBe('Ingest.ObjectNotFound')
  expect((await lake.run(pipeline, { file: 'a.json' })).error).toBe('Input.Invalid')
})

test('a table that is not what the contract says fails the run with the difference', async () => {
  const lake = await account({})
  const file = parquetWriteBuffer({
    columnData: [
      { name: 'order_id', data: [1n, 2n], type: 'INT64' },
      { name: 'discount', data: [0.5, 0.1], type: 'DOUBLE' },
    ],
  })
  await lake.aws.store.write(CURATED, `${VERSION}stray.parquet`, new Uint8Array(file))
  const { error, cause } = await lake.run(pipeline, { crawl: 'always' })
  expect(error).toBe('Contract.Drift')
  expect(cause).toContain('Missing: ordered_at timestamp, status string, total double')
  expect(cause).toContain('Added: discount double.')
  expect(cause).toContain('Changed: order_id string is bigint.')
})

test('without any file there is no table, and that is said', async () => {
  const lake = await account({})
  expect((await lake.run(pipeline, {})).error).toBe('Catalog.TableNotFound')
})

test('another version has its own folder, crawler, function and table, and leaves the old ones as they are', () => {
  const next = contract('orders', '0.1.0', Type.Object({ order_id: Type.String() }))
  const bumped = contractedIngestionPipeline(next, SHOP)
  const own = (of: typeof pipeline) => of.resources.filter(({ kind }) => kind === 'crawler')
  expect(own(bumped)).toMatchObject([{ id: 'orders-0-1-0', targets: [{ prefix: 'curated/orders/schema=0.1.0/' }] }])
  expect(own(pipeline)).toMatchObject([{ id: 'orders-0-0-3', targets: [{ prefix: VERSION }] }])
  expect(bumped.tasks[0]).toMatchObject({ contract: { name: 'ingest-orders-0-1-0' }, environment: { SCHEMA_VERSION: '0.1.0' } })
  expect(contractedIngestionPipeline(orders, SHOP)).toEqual(pipeline)
})

test('a file of raw is never overwritten by who says If-None-Match, and raw keeps versions', async () => {
  const lake = await account({ 'a.json': '1' })
  const put = lake.aws.services.s3.operations.PutObject?.({ Bucket: RAW, Key: 'raw/incoming/orders/a.json', Body: '2', IfNoneMatch: '*' })
  await expect(put).rejects.toMatchObject({ code: 'PreconditionFailed' })
  expect(SHOP.raw).toMatchObject({ writeOnce: true, versioned: true })
})
