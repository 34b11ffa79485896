import {
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  sampleShipments,
  shipmentsEltPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  silverCompactionPipeline,
} from 'sluice/workflows'
import { type DemoAccount, withAccount } from './account.ts'
import type { Seed, SeedLine } from './seed.ts'

const PIPELINES = [
  shipmentsEltPipeline,
  shipmentsRedrivePipeline,
  shipmentsReplayPipeline,
  shipmentsReplayToQueuePipeline,
  qualityGatePipelineOfPurchases,
  quarantineReleaseOfPurchases,
  silverCompactionPipeline,
]

const FILES = 4
const SHIPMENTS = 100
const BRONZE = 'bronze/shipments/'
const DAY = '2025-01-01'
const PARTITION = { record_type: 'shipments', dt: DAY }

/**
 * Seed 004: shipments dropped into bronze become silver by events alone, and the event of the written partition starts the gate. Then the
 * quarantine is looked through once more, the objects are replayed in both ways, and the partition is compacted.
 */
export const eltSeed: Seed = {
  name: '004 serverless ELT',
  run: (root, told) =>
    withAccount(root, PIPELINES, ['quality-gate-partition-written'], async (account) => {
      for (let file = 0; file < FILES; file++) await account.put('elt-bronze', `${BRONZE}dt=${DAY}/${file}.jsonl`, shipments(file))
      await account.live.idle()
      const rowsIn = FILES * SHIPMENTS
      const elt = await rows(account)
      told({ pipeline: shipmentsEltPipeline.name, rowsIn, ...elt })

      const gated = await judged(account)
      told({ pipeline: qualityGatePipelineOfPurchases.name, rowsIn: elt.rowsOut, rowsOut: gated.clean, quarantined: gated.quarantined })

      await account.run(quarantineReleaseOfPurchases, PARTITION)
      const released = await judged(account)
      const rowsOut = released.clean - gated.clean
      told({ pipeline: quarantineReleaseOfPurchases.name, rowsIn: gated.quarantined, rowsOut, quarantined: released.quarantined })

      let before = elt
      for (const replay of [shipmentsReplayPipeline, shipmentsReplayToQueuePipeline]) {
        await account.aSecond()
        await account.run(replay, {})
        await account.live.idle()
        const after = await rows(account)
        // A replay writes its rows anew; `row_id` tells a row and its replays as one.
        const rowsOut = after.rowsOut - before.rowsOut
        told({ pipeline: replay.name, rowsIn, rowsOut, quarantined: after.quarantined - before.quarantined })
        before = after
      }

      await account.run(silverCompactionPipeline, PARTITION)
      const compacted = await account.count(`SELECT count(*) FROM silver_compacted_shipments WHERE dt = '${DAY}'`, 'compaction', 'elt')
      told({ pipeline: silverCompactionPipeline.name, rowsIn: before.rowsOut, rowsOut: compacted, quarantined: 0 })
    }),
}

/** Rows of shipments in silver, and rows that were refused with their reasons. */
async function rows(account: DemoAccount): Promise<Pick<SeedLine, 'rowsOut' | 'quarantined'>> {
  const rowsOut = await account.count('SELECT count(*) FROM silver_shipments', 'compaction', 'elt')
  return { rowsOut, quarantined: (await account.records('elt-bronze', 'errors/')).length }
}

/** A bronze file in which every twenty-fifth line is wrong: cut off, with a field that nobody knows, or with text for a number. */
function shipments(file: number): string {
  const lines = [...sampleShipments({ type: 'shipments', count: SHIPMENTS, seed: file + 1, format: 'jsonl' })]
  return lines.map((line, index) => (index % 25 === 7 ? `${broken(line.trimEnd(), index)}\n` : line)).join('')
}

function broken(line: string, index: number): string {
  const wrong = [line.slice(0, 30), line.replace('{', '{"colour":"red",'), line.replace(/"weight_kg":[^,]+/, '"weight_kg":"heavy"')]
  return wrong[Math.floor(index / 25) % wrong.length] ?? ''
}

/** The rows of the partition by the run that counts. */
async function judged(account: DemoAccount): Promise<Readonly<Record<'clean' | 'quarantined', number>>> {
  const [current] = await account.records('quality-lake', `judged/shipments/dt=${DAY}/current.json`)
  const rows = (verdict: string) =>
    account.count(
      `SELECT count(*) FROM judged_shipments WHERE dt = '${DAY}' AND run = '${current?.run}' AND verdict = '${verdict}'`,
      'quality-lake-gate',
      'elt',
    )
  return { clean: await rows('clean'), quarantined: await rows('quarantined') }
}
