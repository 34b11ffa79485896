import type { JsonValue } from '../../asl/json.ts'
import { errorDetails } from '../errors/error-details.ts'
import type { Execution } from './execution.ts'
import type { ExecutionEnding, ExecutionStatus } from './execution-result.ts'

/** How an execution comes to its end. */
export interface Ending {
  readonly status: ExecutionStatus
  readonly output?: JsonValue
  readonly error: string | undefined
  readonly cause: string | undefined
}

/** AWS names an error only for an Express execution. */
export function timedOut({ type }: Execution): Ending {
  const isExpress = type === 'EXPRESS'
  return { status: 'TIMED_OUT', error: isExpress ? 'States.Timeout' : undefined, cause: isExpress ? 'State Machine Timed Out' : undefined }
}

/** Writes the last event. */
export function closeHistory({ history }: Execution, cursor: number, { status, output = null, error, cause }: Ending): void {
  if (status === 'SUCCEEDED') {
    history.close(cursor, 'ExecutionSucceeded', { executionSucceededEventDetails: { output } })
    return
  }
  const details = errorDetails(error, cause)
  if (status === 'FAILED') history.close(cursor, 'ExecutionFailed', { executionFailedEventDetails: details })
  // AWS hangs the event of a stop or of an execution's timeout on nothing: no state led to it.
  else if (status === 'TIMED_OUT') history.close(0, 'ExecutionTimedOut', { executionTimedOutEventDetails: details })
  else history.close(0, 'ExecutionAborted', Object.keys(details).length === 0 ? undefined : { executionAbortedEventDetails: details })
}

/** The ending as a caller sees it. */
export function describeEnding({ status, output, error, cause }: Ending): Omit<ExecutionEnding, 'startDate' | 'stopDate'> {
  return status === 'SUCCEEDED' ? { status, output: output ?? null } : { status, ...errorDetails(error, cause) }
}
