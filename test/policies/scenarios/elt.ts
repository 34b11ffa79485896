import {
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  sampleShipments,
  shipmentsEltPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  silverCompactionPipeline,
} from '../../../workflows/index.ts'
import type { Scenario } from '../scenario.ts'

const DAY = '2025-01-01'
const PARTITION = { record_type: 'shipments', dt: DAY }
const KEY = `bronze/shipments/dt=${DAY}/0.jsonl`

function shipments(): readonly string[] {
  return [...sampleShipments({ type: 'shipments', count: 8, seed: 2, format: 'jsonl' })].map((line) => line.trimEnd())
}

/** Shipments by events, one of them poison that is redriven; the gate over what was written, and the release of its quarantine. */
export const eltScenario: Scenario = {
  name: 'elt',
  pipelines: [shipmentsEltPipeline, shipmentsRedrivePipeline, qualityGatePipelineOfPurchases, quarantineReleaseOfPurchases],
  triggers: ['quality-gate-partition-written'],
  // By its schedule the gate looks at a day on which nobody bought anything.
  expected: /FAILED: Quality\.(GateFailed|PartitionNotFound)/,
  async run({ put, idle, run, day }) {
    const lines = shipments().map((line, index) => (index === 4 ? JSON.stringify({ ...JSON.parse(line), weight_kg: 'heavy' }) : line))
    await put('elt-bronze', KEY, [...lines, '{"cut'].join('\n'))
    await idle()
    await run('elt-redrive', {})
    await idle()
    await run('quarantine-release', PARTITION)
    await day('quality-gate-nightly')
    await day('quarantine-release-nightly')
  },
}

/** Both replays of what has come, and the compaction of what they wrote by both engines; then by their schedules. */
export const replayScenario: Scenario = {
  name: 'replay',
  pipelines: [shipmentsEltPipeline, shipmentsReplayPipeline, shipmentsReplayToQueuePipeline, silverCompactionPipeline],
  triggers: [],
  async run({ put, idle, run, day, seconds }) {
    await put('elt-bronze', KEY, shipments().join('\n'))
    await idle()
    await seconds(2)
    await run('replay-backfill', {})
    await idle()
    await seconds(2)
    await run('replay-to-queue-backfill', {})
    await idle()
    await run('compaction', { ...PARTITION, engine: 'athena' })
    await run('compaction', { ...PARTITION, engine: 'glue' })
    await day('replay-backfill-daily')
    await day('replay-to-queue-backfill-daily')
    await day('compaction-shipments-nightly')
    await day('compaction-deliveries-nightly')
  },
}
