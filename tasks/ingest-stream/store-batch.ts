import { type BatchPlan, batchName, behind, type StoredLine } from './plan-batch.ts'

/** The zones that records go to. */
export interface BatchZones {
  /** Stores an object that is not there yet and gives nothing, or gives the sequence number of the last line of the one that is there. */
  putRaw(key: string, body: string, last: string): Promise<string | undefined>
  putError(key: string, body: string): Promise<void>
}

/** Where the objects go, each prefix with its slash. */
export interface BatchPrefixes {
  readonly raw: string
  readonly error: string
}

/** Stores what was planned: errors first, so that nothing that comes after them is stored before they are. */
export async function storeBatch(plan: BatchPlan, prefixes: BatchPrefixes, zones: BatchZones): Promise<void> {
  const { shard, dt, errors } = plan
  if (errors.length > 0) await zones.putError(`${prefixes.error}dt=${dt}/${batchName(shard, errors)}.jsonl`, bodyOf(errors))
  let lines = plan.lines
  while (lines.length > 0) {
    const key = `${prefixes.raw}dt=${dt}/batch=${batchName(shard, lines)}/events.jsonl`
    const stored = await zones.putRaw(key, bodyOf(lines), lines.at(-1)?.sequence ?? '')
    if (stored === undefined) return
    lines = behind(lines, stored)
  }
}

function bodyOf(lines: readonly StoredLine[]): string {
  return lines.map(({ line }) => `${line}\n`).join('')
}
