import { expect, test } from '@jest/globals'
import { SHIPMENT_RESOURCES, shipmentsEltPipeline } from '../../../workflows/elt/shipments.ts'
import { qualityGatePipelineOfPurchases as gate } from '../../../workflows/quality-gate/instance.ts'
import { shipments } from '../elt/elt-account.ts'
import { liveAccount } from '../live-account.ts'

test('a bronze file becomes silver, and the event of each written partition runs the gate over it', async () => {
  const triggers = [...shipmentsEltPipeline.triggers.map(({ id }) => id), 'quality-gate-partition-written']
  const account = await liveAccount([shipmentsEltPipeline, gate], triggers)
  await account.put(String(SHIPMENT_RESOURCES.bronze.id), 'bronze/shipments/dt=2025-01-01/a.jsonl', shipments(40))
  await account.idle()
  const endings = await account.endings('quality-gate')
  expect(endings.length).toBeGreaterThan(0)
  const gated = endings.map(({ status, output, error }) => ({ status, error, ...JSON.parse(output ?? '{}') }))
  expect(gated.filter(({ status, error }) => status !== 'SUCCEEDED' && error !== 'Quality.GateFailed')).toEqual([])
  const rows = gated.filter(({ superseded }) => superseded === undefined).map((output) => output.rows?.source ?? 0)
  const written = (await account.aws.store.list('elt-silver', 'silver/shipments/')).length
  expect(rows.length).toBe(new Set(gated.map(({ dt }) => dt)).size)
  expect(written).toBeGreaterThan(0)
  expect(rows.reduce((sum, count) => sum + count, 0)).toBe(40)
})
