import type { RejectedRow } from './raw-row.ts'

/** Writes one text object. */
export type WriteText = (key: string, body: string) => Promise<void>

/** Lines of one object of rejects: what is held in memory at once. */
const MOST_LINES = 10_000
/** Characters of a reject's text that are kept: bronze has all of it. */
const MOST_TEXT = 20_000

/**
 * Keeps what cannot be read as a row, with its reason: `<folder>/part-00000.jsonl` and on. The same file leaves the same objects,
 * so that a second try writes over the first.
 */
export function rejectWriter(folder: string, origin: string, write: WriteText) {
  let lines: string[] = []
  let count = 0
  let part = 0

  async function flush(): Promise<void> {
    if (lines.length === 0) return
    await write(`${folder}/part-${String(part++).padStart(5, '0')}.jsonl`, lines.join(''))
    lines = []
  }
  return {
    async add({ position, reason, message, text }: RejectedRow): Promise<void> {
      count++
      lines.push(`${JSON.stringify({ source: origin, position, reason, message, text: text.slice(0, MOST_TEXT) })}\n`)
      if (lines.length === MOST_LINES) await flush()
    },
    flush,
    count: () => count,
  }
}
