import type { JsonValue } from '../asl/json.ts'
import type { Clock } from './clock/clock.ts'

/** What a Task state asks of the world outside the engine. */
export interface TaskRequest {
  /** The state's `Resource`, as written: a Lambda, activity, `aws-sdk:*` or optimised integration ARN. */
  readonly resource: string
  /** The evaluated `Arguments` (JSONata) or the effective input after `Parameters` (JSONPath). */
  readonly arguments: JsonValue
  readonly stateName: string
  readonly executionArn: string
  /** Present for `.waitForTaskToken` and activities. */
  readonly taskToken?: string
  /** Seconds, where the state has them. */
  readonly timeoutSeconds?: number
  readonly heartbeatSeconds?: number
  /** The role of the state's `Credentials`, where it has them. */
  readonly roleArn?: string
}

/** What a running task may use and must tell. */
export interface TaskContext {
  readonly clock: Clock
  /** Aborted on timeout, on stop, and when a sibling branch failed: the task should end its work. */
  readonly signal: AbortSignal
  /** Records `TaskSubmitted`: the job of a `.sync` or callback task was accepted and answered with `output`. */
  submitted(output: JsonValue): void
}

/** The engine's only way out. Resolves with the task's result, or rejects with {@link TaskFailure}. */
export interface TaskPort {
  run(request: TaskRequest, context: TaskContext): Promise<JsonValue>
}

/** A task's failure as a workflow sees it: `error` is matched by Retry and Catch. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure'
  readonly error: string
  readonly failureCause: string
  /** Which event a history shows: the call never started, or it ran and failed. Default: `failed`. */
  readonly phase: 'schedule' | 'start' | 'submit' | 'failed'

  constructor(error: string, cause: string, phase: 'schedule' | 'start' | 'submit' | 'failed' = 'failed', options?: ErrorOptions) {
    super(`${error}: ${cause}`, options)
    this.error = error
    this.failureCause = cause
    this.phase = phase
  }
}
