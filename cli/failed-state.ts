import type { HistoryEvent } from '../engine/index.ts'

/** The state in which an execution failed: the last one entered on the way to its end. */
export function failedState(events: readonly HistoryEvent[]): string | undefined {
  const byId = new Map(events.map((event) => [event.id, event]))
  let event = events.at(-1)
  while (event !== undefined) {
    if (event.stateEnteredEventDetails !== undefined) return event.stateEnteredEventDetails.name
    event = byId.get(event.previousEventId)
  }
  return undefined
}
