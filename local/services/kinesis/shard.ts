import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Clock } from '../../../engine/clock/clock.ts'
import type { DataRecord } from './stream-record.ts'

/** The records of one shard, in their order. */
export interface Shard {
  readonly id: string
  append(record: Pick<DataRecord, 'key' | 'data' | 'encoding'>): Promise<DataRecord>
  /** The records after a sequence number, `''` for the oldest that are kept, up to `most`. */
  read(after: string, most: number): readonly DataRecord[]
  /** The sequence number of the newest record; `''` for none. */
  newest(): string
  /** The sequence number before the first record that arrived then or later. */
  before(time: number): string
}

/** Opens a shard whose records are the lines of `file`. `retentionHours` is asked for at each read. */
export async function openShard(id: string, file: string, clock: Clock, retentionHours: () => number): Promise<Shard> {
  const records: DataRecord[] = await readLines(file)
  let writing: Promise<unknown> = Promise.resolve()
  let last = records.at(-1)?.sequence ?? ''
  const nextSequence = () => {
    const candidate = `49${String(Math.floor(clock.now() * 1000)).padStart(54, '0')}`
    last = candidate > last ? candidate : String(BigInt(last) + 1n)
    return last
  }
  return {
    id,
    async append(record) {
      const kept: DataRecord = { sequence: nextSequence(), arrived: clock.now(), ...record }
      const written = writing.then(async () => {
        await mkdir(dirname(file), { recursive: true })
        await appendFile(file, `${JSON.stringify(kept)}\n`)
        records.push(kept)
      })
      writing = written.catch(() => undefined)
      await written
      return kept
    },
    read(after, most) {
      const oldest = clock.now() - retentionHours() * 3_600_000
      let start = firstAfter(records, after)
      // What is too old comes before what is not.
      while (start < records.length && (records[start]?.arrived ?? oldest) < oldest) start++
      return records.slice(start, start + most)
    },
    newest: () => records.at(-1)?.sequence ?? '',
    before(time) {
      const index = records.findIndex(({ arrived }) => arrived >= time)
      return (index < 0 ? records.at(-1) : records[index - 1])?.sequence ?? ''
    },
  }
}

/** The lines that were written whole: one that a crash cut off was never acknowledged, and goes. */
async function readLines(file: string): Promise<DataRecord[]> {
  const text = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return Buffer.alloc(0)
    throw error
  })
  const end = text.lastIndexOf(0x0a) + 1
  if (end < text.length) await truncate(file, end)
  const lines = text.subarray(0, end).toString().split('\n').slice(0, -1)
  return lines.map((line) => JSON.parse(line) as DataRecord)
}

/** The index of the first record after a sequence number: records lie in the order of theirs. */
function firstAfter(records: readonly DataRecord[], sequence: string): number {
  let low = 0
  let high = records.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((records[middle]?.sequence ?? '') <= sequence) low = middle + 1
    else high = middle
  }
  return low
}
