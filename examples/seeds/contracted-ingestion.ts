import { ordersIngestionPipeline } from 'sluice/workflows'
import { withAccount } from './account.ts'
import type { Seed } from './seed.ts'

const FILES = 4
const ORDERS = 250

/** Seed 003: raw orders, some of which break their contract, become versioned Parquet by the events of their files. */
export const contractedIngestionSeed: Seed = {
  name: '003 contracted ingestion',
  run: (root, told) =>
    withAccount(root, [ordersIngestionPipeline], [], async (account) => {
      for (let file = 0; file < FILES; file++) {
        const lines = Array.from({ length: ORDERS }, (_, index) => order(file * ORDERS + index))
        await account.put('shop-raw', `raw/incoming/orders/2025-03-0${file + 1}.jsonl`, lines.join('\n'))
      }
      await account.live.idle()
      told({
        pipeline: ordersIngestionPipeline.name,
        rowsIn: FILES * ORDERS,
        rowsOut: await account.count('SELECT count(*) FROM orders_schema_0_0_3', 'shop-queries', 'shop'),
        quarantined: (await account.records('shop-curated', 'errors/orders/')).length,
      })
    }),
}

const STATUSES = ['placed', 'paid', 'shipped', 'returned']

/** An order as the shop sends it: every twentieth is wrong in one of five ways. */
function order(number: number): string {
  const good = {
    order_id: `o${number}`,
    ordered_at: new Date(Date.UTC(2025, 2, 1) + number * 60_000).toISOString(),
    status: STATUSES[number % STATUSES.length],
    total: (number * 37) % 500,
    currency: 'EUR',
    customer: { id: `c${number % 40}`, address: { city: 'Oslo', country: 'NO' } },
    lines: [{ sku: `A${number % 9}`, units: 1 + (number % 3) }],
  }
  if (number % 20 !== 0) return JSON.stringify(good)
  const wrong = [
    { ...good, status: 'lost' },
    { ...good, total: -1 },
    { ...good, customer: {} },
    { ...good, coupon: 'SPRING' },
  ]
  const broken = wrong[(number / 20) % (wrong.length + 1)]
  return broken === undefined ? JSON.stringify(good).slice(0, 60) : JSON.stringify(broken)
}
