import type { JsonValue } from '../../asl/json.ts'
import type { HistoryEvent } from '../history/history-event.ts'

export type ExecutionStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** How an execution ended. */
export interface ExecutionResult {
  readonly status: ExecutionStatus
  /** Present when it succeeded. */
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  readonly events: readonly HistoryEvent[]
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  readonly stopDate: number
}

/** An item, or a batch of items, of a Distributed Map and what became of it. */
export interface ChildExecution {
  readonly executionArn: string
  readonly name: string
  readonly stateMachineArn: string
  readonly mapRunArn: string
  readonly input: JsonValue
  readonly result: ExecutionResult
}

/** An execution on its way. */
export interface RunningExecution {
  readonly executionArn: string
  /** Ends the execution as ABORTED, like the StopExecution API. */
  stop(error?: string, cause?: string): void
  /** A failure of the workflow is a result, never a rejection: a rejection is a bug of the engine or of a port. */
  readonly result: Promise<ExecutionResult>
}
