import type { Clock } from '../clock/clock.ts'
import type { JournalNote } from '../journal/journal.ts'
import type { JournalBuffer } from '../journal/journal-buffer.ts'
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from './history-event.ts'
import { HistoryLimitReached } from './history-limit-reached.ts'

/** The growing list of an execution's events. */
export interface History {
  /** Empty where events are not kept. */
  readonly events: readonly HistoryEvent[]
  /** Where the journal is written, if there is one. */
  readonly journal: JournalBuffer | undefined
  /**
   * Adds an event and returns its id. Throws {@link HistoryLimitReached} where only the closing event still fits.
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
  readonly onEvent?: ((event: HistoryEvent) => void) | undefined
  readonly journal?: JournalBuffer | undefined
  /** Whether the events stay in memory. Default: true. */
  readonly keepEvents?: boolean | undefined
  /** What an earlier process wrote. */
  readonly before?: { readonly events: readonly HistoryEvent[]; readonly lastEventId: number } | undefined
}

/** A history that goes on from `before`, or begins. Each event is told to `onEvent` at once. */
export function createHistory(options: HistoryOptions): History {
  const { clock, maximumEvents, onEvent, journal, before, keepEvents = true } = options
  const events: HistoryEvent[] = keepEvents && before !== undefined ? [...before.events] : []
  let lastId = before?.lastEventId ?? 0
  let closed = false

  function append(
    previousEventId: number,
    type: HistoryEventType,
    details: HistoryEventDetails | undefined,
    line = '',
    note?: JournalNote,
  ): number {
    const id = ++lastId
    const event: HistoryEvent = { id, previousEventId, timestamp: clock.now(), type, ...details }
    if (keepEvents) events.push(event)
    journal?.add(note === undefined ? { line, event } : { line, event, note })
    onEvent?.(event)
    return id
  }

  return {
    events,
    journal,
    add(previousEventId, type, details, line, note) {
      if (closed) return lastId
      if (lastId >= maximumEvents - 1) throw new HistoryLimitReached(maximumEvents)
      return append(previousEventId, type, details, line, note)
    },
    close(previousEventId, type, details) {
      if (closed) return
      closed = true
      append(previousEventId, type, details)
      journal?.flush()
    },
    suspend() {
      if (closed) return
      closed = true
      journal?.flush()
    },
  }
}
