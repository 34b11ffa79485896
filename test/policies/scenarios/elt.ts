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
import type { Scenario, ScenarioAccount } from '../scenario.ts'

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
  // By their schedules the gate and the release look at a day on which nobody bought anything.
  expected: /^execution \S+ FAILED: (Quality\.(GateFailed|PartitionNotFound)|Release\.NothingJudged)/,
  async run(account) {
    const { put, idle, run, day, executions } = account
    const lines = shipments().map((line, index) => (index === 4 ? JSON.stringify({ ...JSON.parse(line), weight_kg: 'heavy' }) : line))
    await put('elt-bronze', KEY, [...lines, '{"cut'].join('\n'))
    await idle()
    await run('elt-redrive', {})
    await idle()
    await requireLeft(account, { failed: 0, dead: 1, rejects: 2 })
    if ((await executions('quality-gate')) === 0) throw new Error('no event of a written partition has started the gate')
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
  async run(account) {
    const { put, idle, run, day, seconds, objects } = account
    await put('elt-bronze', KEY, shipments().join('\n'))
    await idle()
    const written = await objects('elt-silver', 'silver/')
    await seconds(2)
    await run('replay-backfill', {})
    await idle()
    await seconds(2)
    await run('replay-to-queue-backfill', {})
    await idle()
    await requireLeft(account, { failed: 0, dead: 0, rejects: 0 })
    if ((await objects('elt-silver', 'silver/')) <= written) throw new Error('the replays have written nothing')
    await run('compaction', { ...PARTITION, engine: 'athena' })
    await run('compaction', { ...PARTITION, engine: 'glue' })
    await day('replay-backfill-daily')
    await day('replay-to-queue-backfill-daily')
    await day('compaction-shipments-nightly')
    await day('compaction-deliveries-nightly')
  },
}

/** Rejects where events failed for good, dead letters are more or fewer, rejects are not what they should be, or silver is empty. */
async function requireLeft(
  { messages, objects }: ScenarioAccount,
  wanted: { readonly failed: number; readonly dead: number; readonly rejects: number },
): Promise<void> {
  const [failed, dead, rejects] = [
    await messages('elt-failed-objects'),
    await messages('elt-dead-letters'),
    await objects('elt-bronze', 'errors/'),
  ]
  const left = { failed, dead, rejects }
  if (JSON.stringify(left) !== JSON.stringify(wanted))
    throw new Error(`left behind: ${JSON.stringify(left)}, and not ${JSON.stringify(wanted)}`)
  if ((await objects('elt-silver', 'silver/')) === 0) throw new Error('nothing was written to silver')
}
