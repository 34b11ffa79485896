import type { JournalNote } from './journal.ts'
import type { LinePosition } from './position.ts'

/** What a note that stands alone does to the position of its line. */
export function applyNote(line: LinePosition, note: JournalNote): void {
  if (line.at.kind !== 'entered') return
  const { frame } = line.at
  if (note.kind === 'wait') frame.progress = { kind: 'waiting', until: note.until }
  else if (note.kind === 'retry') {
    frame.retryCount++
    frame.retries.set(note.retrier, (frame.retries.get(note.retrier) ?? 0) + 1)
    frame.progress = { kind: 'waiting', until: note.until }
    frame.inner = undefined
  } else if (note.kind === 'failedInside') {
    frame.progress = { kind: 'failed', failure: note.failure }
    line.cursor = note.cursor
  }
}
