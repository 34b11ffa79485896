import type { Duration } from './duration.ts'

export declare const INPUT: unique symbol
export declare const OUTPUT: unique symbol
export declare const ERRORS: unique symbol

/**
 * One thing that a Task state can do, with the types of what goes in, what comes out and which errors it may end with.
 * `services/` makes them; the flow builder reads them.
 */
export interface Operation<out Input, out Output, out Errors extends string> {
  readonly kind: 'operation'
  /** The `Resource` of the Task state. */
  readonly resource: string
  /** Where in the task's raw result the output stands: `['Payload']` for a Lambda invocation. Default: the whole. */
  readonly outputPath?: readonly string[]
  /** What is retried where the caller says nothing. */
  readonly retry: readonly RetryPolicy<string>[]
  /** Where the task's own input goes in `Arguments`. Default: it is the arguments. */
  readonly wrap?: { readonly member: string; readonly beside: Readonly<Record<string, string>> }
  readonly [INPUT]?: Input
  readonly [OUTPUT]?: Output
  readonly [ERRORS]?: Errors
}

/** One retrier, https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface RetryPolicy<Errors extends string> {
  readonly errors: readonly Errors[]
  /** Before the first retry. Default: 1 s. */
  readonly interval?: Duration
  /** Retries after the first attempt, 0 to 99,999,999. Default: 3. */
  readonly attempts?: number
  /** By how much the interval grows with each retry, at least 1. Default: 2. */
  readonly backoff?: number
  /** The longest interval. Default: none. */
  readonly most?: Duration
  /** Spreads retries over the interval. Default: `NONE`. */
  readonly jitter?: 'FULL' | 'NONE'
}

/** The errors that Step Functions itself raises, https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export type StatesError =
  | 'States.ALL'
  | 'States.DataLimitExceeded'
  | 'States.HeartbeatTimeout'
  | 'States.Permissions'
  | 'States.QueryEvaluationError'
  | 'States.Runtime'
  | 'States.TaskFailed'
  | 'States.Timeout'
