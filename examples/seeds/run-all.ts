import { join } from 'node:path'
import { contractedIngestionSeed } from './contracted-ingestion.ts'
import { eltSeed } from './elt.ts'
import { purchasesSeed } from './purchases.ts'
import { realtimeSeed } from './realtime-events.ts'
import type { SeedLine } from './seed.ts'
import { tableOf } from './table.ts'
import { userEventsSeed } from './user-events.ts'

const SEEDS = [userEventsSeed, purchasesSeed, realtimeSeed, contractedIngestionSeed, eltSeed]
const HEAD = ['seed', 'pipeline', 'rows in', 'rows out', 'quarantined', 'seconds']

/** Runs the five systems one after another, each in a fresh folder, and prints their table. Throws where a row is lost. */
export async function runAll(root: string): Promise<void> {
  const rows: (string | number)[][] = []
  for (const { name, run } of SEEDS) {
    console.log(`▸ ${name}`)
    let began = performance.now()
    await run(join(root, name.slice(0, 3)), (line) => {
      const now = performance.now()
      rows.push([name, ...cellsOf(line), ((now - began) / 1000).toFixed(1).padStart('seconds'.length)])
      began = now
      console.log(`  ✓ ${line.pipeline}`)
    })
  }
  console.log(`\n${tableOf(HEAD, rows)}\n`)
  console.log('rows in = rows out + quarantined in every line, counted in the files, tables and streams that the pipelines left.')
}

function cellsOf({ pipeline, rowsIn, rowsOut, quarantined }: SeedLine): readonly (string | number)[] {
  if (rowsIn !== rowsOut + quarantined || rowsOut + quarantined === 0)
    throw new Error(`${pipeline} lost rows: ${rowsIn} in, ${rowsOut} out, ${quarantined} quarantined`)
  return [pipeline, rowsIn, rowsOut, quarantined]
}
