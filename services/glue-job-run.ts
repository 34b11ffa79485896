import type * as client from '@aws-sdk/client-glue'
import type { Operation } from '../asl/index.ts'
import type { GlueError } from './glue.ts'
import { type Rendered, transient } from './sdk.ts'

/** A job run that has ended well, as `startJobRun.sync` gives it. */
export interface FinishedJobRun {
  readonly Id: string
  readonly JobName: string
  readonly JobRunState: client.JobRunState
  readonly Attempt?: number
  readonly Arguments?: Readonly<Record<string, string>>
  /** Seconds that were paid for. */
  readonly ExecutionTime?: number
  readonly ErrorMessage?: string
}

/** Starting a job, and starting it and waiting for its end. */
export interface StartJobRun extends Operation<Start, { readonly JobRunId: string }, GlueError> {
  /** Waits for the run's end. A run that fails, times out or is stopped fails the task with `States.TaskFailed`. */
  readonly sync: Operation<Start, FinishedJobRun, GlueError>
}

type Start = Rendered<client.StartJobRunCommandInput>

/** A job that runs as often as it may is worth a wait: the run before it ends. */
const RETRY = transient<GlueError>(
  'Glue.ThrottlingException',
  'Glue.ConcurrentRunsExceededException',
  'Glue.InternalServiceException',
  'Glue.OperationTimeoutException',
  'Glue.SdkClientException',
)

function optimised<Output>(name: string): Operation<Start, Output, GlueError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::glue:${name}`, retry: RETRY })
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/connect-glue.html */
export const startJobRun: StartJobRun = Object.freeze({
  ...optimised<{ readonly JobRunId: string }>('startJobRun'),
  sync: optimised<FinishedJobRun>('startJobRun.sync'),
})
