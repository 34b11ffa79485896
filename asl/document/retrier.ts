/** What is tried again after which errors. https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html */
export interface RetrierDocument {
  readonly Comment?: string
  readonly ErrorEquals: readonly string[]
  /** Before the first retry, in seconds. Default: 1. */
  readonly IntervalSeconds?: number
  /** Default: 3. */
  readonly MaxAttempts?: number
  /** Default: 2. */
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  /** Default: `NONE`. */
  readonly JitterStrategy?: 'FULL' | 'NONE'
}
