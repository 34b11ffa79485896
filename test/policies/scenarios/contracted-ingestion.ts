import { ordersIngestionPipeline } from '../../../workflows/index.ts'
import type { Scenario } from '../scenario.ts'

const ORDER = {
  order_id: 'o1',
  ordered_at: '2025-03-01T08:00:00Z',
  status: 'placed',
  total: 10,
  currency: 'EUR',
  customer: { id: 'c1', address: { city: 'Oslo', country: 'NO' } },
  lines: [{ sku: 'A1', units: 1 }],
}

/** A good and a bad record by the event of their file, another day's file, and the night after. */
export const contractedIngestionScenario: Scenario = {
  name: 'contracted-ingestion',
  pipelines: [ordersIngestionPipeline],
  triggers: [],
  async run({ put, idle, day }) {
    const lines = [ORDER, { ...ORDER, order_id: 'o2', total: -1 }].map((order) => JSON.stringify(order))
    await put('shop-raw', 'raw/incoming/orders/2025-03-01.jsonl', lines.join('\n'))
    await idle()
    await put('shop-raw', 'raw/incoming/orders/2025-03-02.jsonl', JSON.stringify({ ...ORDER, ordered_at: '2025-03-02T08:00:00Z' }))
    await idle()
    await day('ingestion-orders-0-0-3-nightly')
  },
}
