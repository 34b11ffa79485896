import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { HistoryEvent } from './history-event.ts'

/** The details that are payloads: the API has them as JSON text. */
const PAYLOADS = new Set(['input', 'output', 'parameters'])

/** How an event is told. */
export interface ApiHistoryOptions {
  /** Whether payloads are told. Default: true. */
  readonly includeExecutionData?: boolean
}

/**
 * An event as the GetExecutionHistory API returns it: payloads as JSON text, the timestamp in seconds.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_GetExecutionHistory.html
 */
export function apiHistoryEvent(
  { id, previousEventId, timestamp, type, ...details }: HistoryEvent,
  { includeExecutionData = true }: ApiHistoryOptions = {},
): JsonObject {
  const event: Record<string, JsonValue> = { id, previousEventId, timestamp: timestamp / 1000, type }
  for (const [name, members] of Object.entries(details as JsonObject)) event[name] = apiDetails(members as JsonObject, includeExecutionData)
  return event
}

function apiDetails(members: JsonObject, includeExecutionData: boolean): JsonObject {
  const details: Record<string, JsonValue> = {}
  for (const [name, value] of Object.entries(members)) {
    if (!includeExecutionData && (PAYLOADS.has(name) || name === 'assignedVariables')) continue
    if (PAYLOADS.has(name)) {
      details[name] = JSON.stringify(value)
      if (name !== 'parameters') details[`${name}Details`] = { truncated: false }
    } else if (name === 'assignedVariables') {
      details[name] = Object.fromEntries(
        Object.entries(value as JsonObject).map(([variable, assigned]) => [variable, JSON.stringify(assigned)]),
      )
      details.assignedVariablesDetails = { truncated: false }
    } else details[name] = value
  }
  return details
}
