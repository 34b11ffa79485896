import type * as client from '@aws-sdk/client-batch'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of AWS Batch, as Step Functions names them. `AWSBatchException`: one that the API does not name, such as too many requests. */
export type BatchError = ErrorsOf<typeof client, 'Batch'> | 'Batch.AWSBatchException'

const RETRY = transient<BatchError>('Batch.ServerException', 'Batch.AWSBatchException', 'Batch.SdkClientException')

type Submit = Rendered<client.SubmitJobCommandInput>

/** A job that was submitted. */
export interface SubmittedJob {
  readonly JobArn?: string
  readonly JobId: string
  readonly JobName: string
}

/** A job that has ended well, as `submitJob.sync` gives it. Moments are milliseconds since the Unix epoch. */
export interface FinishedBatchJob {
  readonly JobArn?: string
  readonly JobId: string
  readonly JobName: string
  /** ARN. */
  readonly JobQueue: string
  /** ARN, with the revision. */
  readonly JobDefinition: string
  readonly Status: client.JobStatus
  readonly StatusReason?: string
  readonly CreatedAt?: number
  readonly StartedAt: number
  readonly StoppedAt?: number
  readonly Attempts?: readonly BatchJobAttempt[]
  readonly Parameters?: Readonly<Record<string, string>>
  readonly Container?: BatchJobContainer
  /** Of an array job: how many of its children are in which status. */
  readonly ArrayProperties?: {
    readonly Size?: number
    readonly StatusSummary?: { readonly [Status in client.JobStatus]?: number }
  }
}

/** One attempt of a job. */
export interface BatchJobAttempt {
  readonly Container?: Pick<BatchJobContainer, 'ContainerInstanceArn' | 'ExitCode' | 'LogStreamName' | 'Reason' | 'TaskArn'>
  readonly StartedAt?: number
  readonly StoppedAt?: number
  readonly StatusReason?: string
}

/** The container of a job's last attempt. */
export interface BatchJobContainer {
  readonly Image?: string
  readonly Command?: readonly string[]
  readonly ContainerInstanceArn?: string
  readonly ExitCode?: number
  readonly Reason?: string
  /** In the log group `/aws/batch/job`. */
  readonly LogStreamName?: string
  readonly TaskArn?: string
}

function optimised<Output>(name: string): Operation<Submit, Output, BatchError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::batch:${name}`, retry: RETRY })
}

/** Submitting a job, and submitting it and waiting for its end. */
export interface SubmitJob extends Operation<Submit, SubmittedJob, BatchError> {
  /** Waits for the job's end. A job that fails, after its own attempts, fails the task with `States.TaskFailed`; a stopped task ends the job. */
  readonly sync: Operation<Submit, FinishedBatchJob, BatchError>
}

const submitJob: SubmitJob = Object.freeze({
  ...optimised<SubmittedJob>('submitJob'),
  sync: optimised<FinishedBatchJob>('submitJob.sync'),
})

/**
 * AWS Batch: the optimised `submitJob`, and the SDK's operations (`batch.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-batch.html
 *
 * @example
 * ```ts
 * flow.task('Run job', batch.submitJob.sync, { JobName: 'dedupe', JobQueue: 'nightly', JobDefinition: 'dedupe', Parameters: { key: input.key } })
 * ```
 */
export const batch = Object.freeze({ submitJob, sdk: sdk<client.Batch, BatchError>('batch', RETRY) })
