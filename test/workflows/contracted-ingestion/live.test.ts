import { expect, test } from '@jest/globals'
import { ordersIngestionPipeline as pipeline } from '../../../workflows/contracted-ingestion/pipeline.ts'
import { liveAccount } from '../live-account.ts'

const ORDER = {
  order_id: 'o1',
  ordered_at: '2025-03-01T10:00:00Z',
  status: 'paid',
  total: 12.5,
  currency: 'EUR',
  customer: { id: 'c1' },
  lines: [],
}

test('a raw file that an uploader puts becomes rows in Athena by its event alone', async () => {
  const account = await liveAccount([pipeline], ['ingestion-orders-0-0-3-raw-file'])
  await account.put('shop-raw', 'raw/incoming/orders/a.json', JSON.stringify([ORDER, { ...ORDER, order_id: 'o2' }]))
  await account.idle()
  const [ending, ...others] = await account.endings('ingestion-orders-0-0-3')
  expect([others, ending?.status, ending?.error]).toEqual([[], 'SUCCEEDED', undefined])
  expect(JSON.parse(ending?.output ?? '')).toMatchObject({ rows: 2, rejected: 0, table: 'shop.orders_schema_0_0_3' })
})

test('a file beside the folder of raw files starts nothing', async () => {
  const account = await liveAccount([pipeline], ['ingestion-orders-0-0-3-raw-file'])
  await account.put('shop-raw', 'raw/incoming/orders/notes.txt', 'x')
  await account.put('shop-raw', 'raw/elsewhere/a.json', JSON.stringify(ORDER))
  await account.idle()
  expect(await account.endings('ingestion-orders-0-0-3')).toEqual([])
})
