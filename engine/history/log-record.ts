import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { apiHistoryEvent } from './api-history.ts'
import type { HistoryEvent, HistoryEventType } from './history-event.ts'

/** How much of an execution's history is logged. */
export type LogLevel = 'ALL' | 'ERROR' | 'FATAL' | 'OFF'

/** Options of {@link logRecord}. */
export interface LogOptions {
  readonly executionArn: string
  readonly level: LogLevel
  /** Whether inputs, outputs and variables are logged. Errors and causes always are. */
  readonly includeExecutionData: boolean
  /** Default: 0. */
  readonly redriveCount?: number
}

/** The longest text of a payload in a log, in bytes: a longer one is cut. */
const LONGEST_PAYLOAD = 248 * 1024

/**
 * What Step Functions writes into a log for an event, or undefined where the level leaves it out.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html
 */
export function logRecord(
  event: HistoryEvent,
  { executionArn, level, includeExecutionData, redriveCount = 0 }: LogOptions,
): JsonObject | undefined {
  if (!isLogged(event.type, level)) return undefined
  const told = apiHistoryEvent(event, { includeExecutionData })
  const name = Object.keys(told).find((member) => member.endsWith('EventDetails'))
  return {
    id: String(event.id),
    type: event.type,
    details: name === undefined ? {} : cutPayloads(told[name] as JsonObject),
    previous_event_id: String(event.previousEventId),
    event_timestamp: String(event.timestamp),
    execution_arn: executionArn,
    redrive_count: String(redriveCount),
  }
}

/** Whether a level takes an event: ERROR those of failures, FATAL only the failure of the whole execution. */
export function isLogged(type: HistoryEventType, level: LogLevel): boolean {
  if (level === 'ALL') return true
  if (level === 'OFF') return false
  if (/^Execution(Aborted|Failed|TimedOut)$/.test(type)) return true
  return level === 'ERROR' && (/(Failed|Aborted|TimedOut)$/.test(type) || type === 'FailStateEntered')
}

function cutPayloads(details: JsonObject): JsonObject {
  const cut: Record<string, JsonValue> = { ...details }
  for (const name of ['input', 'output']) {
    const text = details[name]
    if (typeof text !== 'string' || Buffer.byteLength(text) <= LONGEST_PAYLOAD) continue
    cut[name] = Buffer.from(text).subarray(0, LONGEST_PAYLOAD).toString('utf8')
    cut[`${name}Details`] = { truncated: true }
  }
  return cut
}
