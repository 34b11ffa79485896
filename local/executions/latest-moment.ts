import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { JournalEntry } from '../../engine/index.ts'
import { readEnds } from './read-lines.ts'

/**
 * The time of the last event in journals that were written after `since`, in milliseconds since the Unix epoch: where a clock goes
 * on that runs ahead of the machine's, when the process that had it was killed. Undefined where there is none.
 *
 * @param root the state folder
 * @param since milliseconds of the machine's own clock
 */
export function latestMoment(root: string, since: number): number | undefined {
  const folder = join(root, 'executions')
  if (!existsSync(folder)) return undefined
  let latest: number | undefined
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const path = join(folder, name)
    if (!name.endsWith('.jsonl') || statSync(path).mtimeMs <= since) continue
    const moment = momentOf(readEnds(path)?.last)
    if (moment !== undefined && (latest === undefined || moment > latest)) latest = moment
  }
  return latest
}

function momentOf(line: unknown): number | undefined {
  const entries = (line as { readonly entries?: readonly JournalEntry[] } | undefined)?.entries ?? []
  return entries.findLast(({ event }) => event !== undefined)?.event?.timestamp
}
