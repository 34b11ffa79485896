import type { JsonObject } from '../../asl/json.ts'
import type { HistoryEvent } from './history-event.ts'

/** The one object of details that an event carries; empty where it has none. */
export function detailsOf(event: HistoryEvent): JsonObject {
  // An event's own members are JSON throughout.
  for (const name in event) if (name.endsWith('Details')) return (event as unknown as Record<string, JsonObject>)[name] ?? {}
  return {}
}
