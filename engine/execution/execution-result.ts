import type { JsonValue } from '../../asl/json.ts'
import type { HistoryEvent } from '../history/history-event.ts'

export type ExecutionStatus = 'SUCCEEDED' | 'FAILED' | 'TIMED_OUT' | 'ABORTED'

/** How an execution ended. */
export interface ExecutionEnding {
  readonly status: ExecutionStatus
  /** Present when it succeeded. */
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  /** Milliseconds since the Unix epoch. */
  readonly startDate: number
  readonly stopDate: number
}

/** How an execution ended, and its history. */
export interface ExecutionResult extends ExecutionEnding {
  /** Empty where the execution was started with `keepEvents: false`. */
  readonly events: readonly HistoryEvent[]
}

/** An item, or a batch of items, of a Distributed Map and what became of it. */
export interface ChildExecution {
  readonly executionArn: string
  readonly name: string
  readonly stateMachineArn: string
  readonly mapRunArn: string
  readonly input: JsonValue
  readonly redriveCount: number
  readonly result: ExecutionResult
}

/** How far the run of a Distributed Map is, in child executions. */
export interface MapRunProgress {
  readonly mapRunArn: string
  readonly total: number
  /** However they ended. */
  readonly ended: number
}

/** An execution on its way. */
export interface RunningExecution {
  readonly executionArn: string
  /** Ends the execution as ABORTED, like the StopExecution API. */
  stop(error?: string, cause?: string): void
  /**
   * Lets go of the execution without ending it: nothing more is written, tasks are told to stop, and {@link result} rejects with
   * {@link ExecutionSuspended}. For a process that ends while another is to carry on.
   */
  suspend(): void
  /** A failure of the workflow is a result, never a rejection: a rejection is a bug of the engine or of a port. */
  readonly result: Promise<ExecutionResult>
}
