import { executionEnding } from '../history/execution-ending.ts'
import type { HistoryEvent } from '../history/history-event.ts'
import { effectOf } from './event-effects.ts'
import type { JournalEntry } from './journal.ts'
import { applyNote } from './note-effects.ts'
import type { ExecutionPosition, InnerPosition, LinePosition } from './position.ts'
import { redrivePosition } from './redrive-position.ts'

/**
 * Reads a journal entry by entry and knows at every moment how far its execution has got. It keeps no more than that: a long
 * journal needs no memory, unless its events are asked for.
 */
export class PositionReader {
  readonly #keepEvents: boolean
  #events: HistoryEvent[] = []
  #machine: LinePosition = newLine(0)
  #first: HistoryEvent | undefined
  #last: HistoryEvent | undefined
  #redriveDate: number | undefined
  #redriveCount = 0

  constructor({ keepEvents = false }: { readonly keepEvents?: boolean } = {}) {
    this.#keepEvents = keepEvents
  }

  take({ line, event, note }: JournalEntry): void {
    if (event !== undefined) this.#takeEvent(event)
    const position = this.#line(line)
    if (position === undefined) return
    if (event !== undefined) effectOf(event.type)?.(position, event, note)
    else if (note !== undefined) applyNote(position, note)
  }

  /** Undefined where not even the first event was written. */
  position(): ExecutionPosition | undefined {
    if (this.#first === undefined || this.#last === undefined) return undefined
    const result = executionEnding(this.#last, this.#first.timestamp)
    return {
      startDate: this.#first.timestamp,
      ...(this.#redriveDate === undefined ? {} : { redriveDate: this.#redriveDate }),
      redriveCount: this.#redriveCount,
      lastEventId: this.#last.id,
      lastTimestamp: this.#last.timestamp,
      events: this.#events,
      ...(result && { result }),
      machine: this.#machine,
    }
  }

  #takeEvent(event: HistoryEvent): void {
    if (event.type === 'ExecutionStarted') this.#begin(event)
    this.#last = event
    if (this.#keepEvents) this.#events.push(event)
    if (event.type !== 'ExecutionRedriven') return
    this.#redriveCount++
    this.#redriveDate = event.timestamp
    redrivePosition(this.#machine)
  }

  /** An Express child of a map run that is redriven begins again under its own name. */
  #begin(event: HistoryEvent): void {
    this.#first = event
    this.#events = []
    this.#machine = newLine(0)
    this.#redriveCount = 0
  }

  /** The line of that name; one of an attempt that is over is not there any more. */
  #line(name: string): LinePosition | undefined {
    let line: LinePosition | undefined = this.#machine
    for (const step of name.split('/').slice(1)) {
      if (line === undefined || line.at.kind !== 'entered') return undefined
      const [started, index] = step.split('.').map(Number) as [number, number]
      const inner: InnerPosition | undefined = line.at.frame.inner
      if (inner === undefined || inner.kind === 'mapRun' || inner.started !== started) return undefined
      if (!inner.lines.has(index)) inner.lines.set(index, newLine(started))
      line = inner.lines.get(index)
    }
    return line
  }
}

function newLine(cursor: number): LinePosition {
  return { cursor, variables: new Map(), at: { kind: 'start' }, iteration: undefined }
}

/** Reads entries whose events are at hand, such as those of a journal in memory. */
export function readPosition(entries: Iterable<JournalEntry>, options?: { readonly keepEvents?: boolean }): ExecutionPosition | undefined {
  const reader = new PositionReader(options)
  for (const entry of entries) reader.take(entry)
  return reader.position()
}
