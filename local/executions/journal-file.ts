import type { ExecutionEnding, ExecutionPosition, Journal, JournalEntry } from '../../engine/index.ts'
import { executionEnding, PositionReader } from '../../engine/index.ts'
import type { AppendFiles } from './append-files.ts'
import { type ExecutionPaths, type ExecutionPlace, placeOf } from './execution-names.ts'
import type { ExecutionRecord, ExecutionState, Redrives } from './execution-record.ts'
import { mapRunFile } from './map-run-file.ts'
import { cutAt, readEnds, readLines } from './read-lines.ts'

/** The lines of a journal: what the execution was started with, then what was written together. */
type JournalLine =
  | { readonly execution: ExecutionRecord }
  | {
      readonly entries: readonly JournalEntry[]
      /** On every line after a redrive, so that the last line tells. */
      readonly redrives?: Redrives
      /** On the last line of an execution that has ended. */
      readonly ending?: ExecutionEnding
    }

/** Makes the journal of a new execution. Throws `EEXIST` where there is one of that name. */
export function createJournal(files: AppendFiles, paths: ExecutionPaths, record: ExecutionRecord): Journal {
  const place = placeOf(record.executionArn) as ExecutionPlace
  files.create(paths.journal(place), JSON.stringify({ execution: record } satisfies JournalLine))
  return journalAt(files, paths, place)
}

/** The journal of an execution that has one, for more entries. */
export function openJournal(files: AppendFiles, paths: ExecutionPaths, record: ExecutionState): Journal {
  return journalAt(files, paths, placeOf(record.executionArn) as ExecutionPlace, record.redrives)
}

function journalAt(files: AppendFiles, paths: ExecutionPaths, place: ExecutionPlace, redriven?: Redrives): Journal {
  const path = paths.journal(place)
  const reader = new EndingReader(redriven)
  return {
    append(entries) {
      const { redrives, ending } = reader.take(entries)
      const line: JournalLine = { entries, ...(redrives && { redrives }), ...(ending && { ending }) }
      files.append(path, JSON.stringify(line))
    },
    mapRun: (mapRunArn) => mapRunFile(files, paths, place, mapRunArn),
  }
}

/** Finds in what is written whether the execution has ended or was redriven. */
class EndingReader {
  #redrives: Redrives | undefined
  #startDate = 0

  constructor(redrives: Redrives | undefined) {
    this.#redrives = redrives
  }

  take(entries: readonly JournalEntry[]): { readonly redrives: Redrives | undefined; readonly ending: ExecutionEnding | undefined } {
    let ending: ExecutionEnding | undefined
    for (const { line, event } of entries) {
      if (event === undefined || line !== '' || !event.type.startsWith('Execution')) continue
      const count = event.executionRedrivenEventDetails?.redriveCount
      if (count !== undefined) this.#redrives = { count, date: event.timestamp }
      if (event.type === 'ExecutionStarted') this.#startDate = event.timestamp
      ending = executionEnding(event, this.#startDate) ?? ending
    }
    return { redrives: this.#redrives, ending }
  }
}

/** The execution of a journal as its first and last line tell of it, or undefined where the first was never finished. */
export function readState(path: string): ExecutionState | undefined {
  const ends = readEnds(path)
  if (ends === undefined) return undefined
  const first = ends.first as JournalLine
  const last = (ends.last ?? first) as JournalLine
  if (!('execution' in first)) return undefined
  const { redrives, ending } = 'execution' in last ? {} : last
  const { startDate } = first.execution
  return { ...first.execution, ...(redrives && { redrives }), ...(ending && { ending: { ...ending, startDate } }) }
}

/** All entries of a journal, in order. */
export function* readEntries(path: string): Generator<JournalEntry> {
  for (const { value } of readLines(path)) {
    const line = value as JournalLine
    if ('entries' in line) yield* line.entries
  }
}

/** How far an execution got, once the torn end of its journal is cut off. */
export function recoverPosition(path: string, options?: { readonly keepEvents?: boolean }): ExecutionPosition | undefined {
  const reader = new PositionReader(options)
  let whole = 0
  for (const { value, end } of readLines(path)) {
    whole = end
    const line = value as JournalLine
    if ('entries' in line) for (const entry of line.entries) reader.take(entry)
  }
  cutAt(path, whole)
  return reader.position()
}
