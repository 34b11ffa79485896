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

/**
 * What is known of a task that an earlier process asked for. A port that can find the work again goes on with it; any other does
 * it again.
 */
export interface ResumedTask {
  /** What `submitted` recorded: the answer to the start of a `.sync` job, or of a callback task's call. */
  readonly submitted?: JsonValue
}

/** What a running task may use and must tell. */
export interface TaskContext {
  readonly clock: Clock
  /** Aborted on timeout, on stop, and when a sibling branch failed: the task should end its work. */
  readonly signal: AbortSignal
  /** Present where an earlier process asked for this very task and ended before its answer was recorded. */
  readonly resumed?: ResumedTask | undefined
  /** Records `TaskSubmitted`: the job of a `.sync` or callback task was accepted and answered with `output`. */
  submitted(output: JsonValue): void
  /** Records that a worker took the task: for activities only, the engine records the start of all others by itself. */
  started(workerName?: string): void
  /** Keeps the task alive: `HeartbeatSeconds` count from here again. */
  heartbeat(): void
}

/** The engine's only way out. Resolves with the task's result, or rejects with {@link TaskFailure}. */
export interface TaskPort {
  /**
   * Says what makes a request impossible, such as parameters of the wrong form: the execution ends with `States.Runtime`
   * before the task is scheduled. Absent or undefined: nothing.
   */
  refuse?(request: TaskRequest): string | undefined
  run(request: TaskRequest, context: TaskContext): Promise<JsonValue>
}

/** A task's failure as a workflow sees it: `error` is matched by Retry and Catch. */
export class TaskFailure extends Error {
  override readonly name = 'TaskFailure'
  /** Absent where a callback failed without naming an error. */
  readonly error: string | undefined
  readonly failureCause: string | undefined
  /** Which event a history shows: the call never started, or it ran and failed. Default: `failed`. */
  readonly phase: 'schedule' | 'start' | 'submit' | 'failed'

  constructor(
    error: string | undefined,
    cause: string | undefined,
    phase: 'schedule' | 'start' | 'submit' | 'failed' = 'failed',
    options?: ErrorOptions,
  ) {
    super([error, cause].filter((part) => part !== undefined).join(': '), options)
    this.error = error
    this.failureCause = cause
    this.phase = phase
  }
}

/** One stored object, as a listing shows it. */
export interface ObjectSummary {
  readonly key: string
  readonly size: number
  readonly etag: string
  /** Milliseconds since the Unix epoch. */
  readonly lastModified: number
  readonly storageClass?: string
}

/** The objects that a Distributed Map reads its items from and writes its results to. Rejects with {@link TaskFailure}. */
export interface ObjectPort {
  read(bucket: string, key: string): Promise<Uint8Array>
  /** The rows of a Parquet object. Absent: a Map that reads Parquet fails with `States.ItemReaderFailed`. */
  readParquet?(bucket: string, key: string): Promise<readonly JsonValue[]>
  /** All objects whose key begins with `prefix`, in the order of their keys. */
  list(bucket: string, prefix: string): Promise<readonly ObjectSummary[]>
  write(bucket: string, key: string, body: string): Promise<void>
}
