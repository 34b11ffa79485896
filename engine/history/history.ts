import type { Clock } from '../clock/clock.ts'
import type { HistoryEvent, HistoryEventDetails, HistoryEventType } from './history-event.ts'
import { HistoryLimitReached } from './history-limit-reached.ts'

/** The growing list of an execution's events. */
export interface History {
  readonly events: HistoryEvent[]
  /**
   * Adds an event and returns its id. Throws {@link HistoryLimitReached} where only the closing event still fits.
   */
  add(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails): number
  /** Adds the last event; nothing is added after it. */
  close(previousEventId: number, type: HistoryEventType, details?: HistoryEventDetails): void
}

/** Options of {@link createHistory}. */
export interface HistoryOptions {
  readonly clock: Clock
  /** How many events an execution may have, the closing one included. */
  readonly maximumEvents: number
  readonly onEvent?: ((event: HistoryEvent) => void) | undefined
}

/** An empty history. Each event is told to `onEvent` at once. */
export function createHistory({ clock, maximumEvents, onEvent }: HistoryOptions): History {
  const events: HistoryEvent[] = []
  let closed = false

  function append(previousEventId: number, type: HistoryEventType, details: HistoryEventDetails | undefined): number {
    const id = events.length + 1
    const event: HistoryEvent = { id, previousEventId, timestamp: clock.now(), type, ...details }
    events.push(event)
    onEvent?.(event)
    return id
  }

  return {
    events,
    add(previousEventId, type, details) {
      if (closed) return events.length
      if (events.length >= maximumEvents - 1) throw new HistoryLimitReached(maximumEvents)
      return append(previousEventId, type, details)
    },
    close(previousEventId, type, details) {
      if (closed) return
      closed = true
      append(previousEventId, type, details)
    },
  }
}
