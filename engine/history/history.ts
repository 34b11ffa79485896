import type { Clock } from '../clock/clock.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { JournalBuffer } from '../journal/journal-buffer.ts'
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from './history-event.ts'

/** The growing list of an execution's events. */
export interface History {
  /** Empty where events are not kept. */
  readonly events: readonly HistoryEvent[]
  /** Where the journal is written, if there is one. */
  readonly journal: JournalBuffer | undefined
  /**
   * Adds an event and returns its id. Throws what `limitReached` makes where only the closing event still fits.
   *
   * @param line what the journal names the line of states by
   */
  add(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails, line?: string, note?: JournalNote): number
  /** Adds the last event; nothing is added after it. */
  close(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails): void
  /** Takes no further event and writes no closing one: another process may carry on. */
  suspend(): void
}

/** Options of {@link createHistory}. */
export interface HistoryOptions {
  readonly clock: Clock
  /** How many events an execution may have, the closing one included. */
  readonly maximumEvents: number
  /** What is thrown where no event but the closing one fits. */
  readonly limitReached: (maximumEvents: number) => Error
  readonly onEvent?: ((event: HistoryEvent) => void) | undefined
  readonly journal?: JournalBuffer | undefined
  /** Whether the events stay in memory. Default: true. */
  readonly keepEvents?: boolean | undefined
  /** What an earlier process wrote. */
  readonly before?: { readonly events: readonly HistoryEvent[]; readonly lastEventId: number } | undefined
}

/** A history that goes on from `before`, or begins. Each event is told to `onEvent` at once. */
export function createHistory(options: HistoryOptions): History {
  return new EventHistory(options)
}

class EventHistory implements History {
  readonly events: HistoryEvent[]
  readonly journal: JournalBuffer | undefined
  readonly #clock: Clock
  readonly #maximumEvents: number
  readonly #limitReached: (maximumEvents: number) => Error
  readonly #onEvent: ((event: HistoryEvent) => void) | undefined
  readonly #keepEvents: boolean
  #lastId: number
  #closed = false

  constructor({ clock, maximumEvents, limitReached, onEvent, journal, before, keepEvents = true }: HistoryOptions) {
    this.events = keepEvents && before !== undefined ? [...before.events] : []
    this.journal = journal
    this.#clock = clock
    this.#maximumEvents = maximumEvents
    this.#limitReached = limitReached
    this.#onEvent = onEvent
    this.#keepEvents = keepEvents
    this.#lastId = before?.lastEventId ?? 0
  }

  add(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails, line?: string, note?: JournalNote): number {
    if (this.#closed) return this.#lastId
    if (this.#lastId >= this.#maximumEvents - 1) throw this.#limitReached(this.#maximumEvents)
    return this.#append(previousEventId, type, details, line, note)
  }

  close(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails): void {
    if (this.#closed) return
    this.#closed = true
    this.#append(previousEventId, type, details)
    this.journal?.flush()
  }

  suspend(): void {
    if (this.#closed) return
    this.#closed = true
    this.journal?.flush()
  }

  #append(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails, line = '', note?: JournalNote): number {
    const id = ++this.#lastId
    const event: HistoryEvent = { id, previousEventId, timestamp: this.#clock.now(), type, ...details }
    if (this.#keepEvents) this.events.push(event)
    this.journal?.add(note === undefined ? { line, event } : { line, event, note })
    this.#onEvent?.(event)
    return id
  }
}
