import type { ExecutionEnding, ExecutionStatus } from '../execution/execution-result.ts'
import { detailsOf } from './event-details.ts'
import type { HistoryEvent } from './history-event.ts'

const ENDINGS: Readonly<Record<string, ExecutionStatus>> = {
  ExecutionSucceeded: 'SUCCEEDED',
  ExecutionFailed: 'FAILED',
  ExecutionAborted: 'ABORTED',
  ExecutionTimedOut: 'TIMED_OUT',
}

/**
 * How an execution ended, read from its last event; undefined where that is not the last of an execution.
 *
 * @param startDate milliseconds since the Unix epoch
 */
export function executionEnding(last: HistoryEvent, startDate: number): ExecutionEnding | undefined {
  const status = ENDINGS[last.type]
  return status && { status, ...detailsOf(last), startDate, stopDate: last.timestamp }
}
