import { expect, test } from '@jest/globals'
import { shipmentsEltPipeline as pipeline } from '../../../workflows/elt/shipments.ts'
import { liveAccount } from '../live-account.ts'
import { call, depth, listing, query, shipments } from './elt-account.ts'

const TRIGGERS = ['elt-new-object', 'elt-messages']
const KEY = 'bronze/shipments/dt=2025-01-01/shipments.jsonl'

test('a JSONL file dropped into bronze becomes silver Parquet by events alone, and its event delivered three times changes nothing', async () => {
  const { aws, put, idle } = await liveAccount([pipeline], TRIGGERS)
  await put('elt-bronze', KEY, shipments(25))
  await idle()
  const silver = await listing(aws, 'elt-silver', 'silver/')
  expect(Object.keys(silver)).toEqual([expect.stringMatching(/^silver\/shipments\/dt=2025-01-01\/part-[0-9a-f]{32}\.parquet$/)])
  expect(
    await query(aws, "SELECT count(*), count(DISTINCT shipment_id), count(DISTINCT row_id) FROM silver_shipments WHERE dt = '2025-01-01'"),
  ).toEqual([['25', '25', '25']])

  const [object] = await aws.store.list('elt-bronze', 'bronze/')
  const event = { detail: { bucket: { name: 'elt-bronze' }, object: { key: KEY, etag: object?.etag.replaceAll('"', '') } } }
  for (let delivery = 1; delivery <= 2; delivery++) {
    const { Payload } = await call(aws, 'lambda', 'Invoke', { FunctionName: 'ingest', Payload: JSON.stringify(event) })
    expect(JSON.parse(Buffer.from(Payload).toString())).toMatchObject({ status: 'duplicate', messages: 0 })
  }
  await idle()
  expect(await listing(aws, 'elt-silver', 'silver/')).toEqual(silver)
  expect(await depth(aws, 'elt-events')).toBe(0)
})
