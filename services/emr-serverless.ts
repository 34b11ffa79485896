import type * as client from '@aws-sdk/client-emr-serverless'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/**
 * The errors of Amazon EMR Serverless: `EmrServerless.` by the SDK's integration. How the optimised one writes the service AWS does not say,
 * and both spellings are seen, so both are retried.
 */
export type EmrServerlessError =
  | ErrorsOf<typeof client, 'EMRServerless'>
  | ErrorsOf<typeof client, 'EmrServerless'>
  | 'EMRServerless.ThrottlingException'
  | 'EmrServerless.ThrottlingException'

const RETRY = transient<EmrServerlessError>(
  'EmrServerless.ThrottlingException',
  'EMRServerless.ThrottlingException',
  'EmrServerless.InternalServerException',
  'EMRServerless.InternalServerException',
  'EmrServerless.SdkClientException',
  'EMRServerless.SdkClientException',
)

/** The application that a call was about. */
export interface EmrApplicationId {
  readonly ApplicationId: string
}

/** An application that was made. */
export interface CreatedEmrApplication extends EmrApplicationId {
  readonly Arn: string
  readonly Name?: string
}

/** The job run that a call was about. */
export interface EmrJobRunId extends EmrApplicationId {
  readonly JobRunId: string
}

/** A job run that was started. */
export interface StartedEmrJobRun extends EmrJobRunId {
  readonly Arn: string
}

/** A job run that has ended well. AWS promises what a started one has; it sends these members too. */
export interface FinishedEmrJobRun extends StartedEmrJobRun {
  readonly Name?: string
  readonly State?: client.JobRunState
  readonly StateDetails?: string
  readonly ReleaseLabel?: string
  readonly TotalExecutionDurationSeconds?: number
}

/** A call that returns at once, and the same that waits. */
export interface EmrServerlessCall<Input, Output, Finished = Output> extends Operation<Input, Output, EmrServerlessError> {
  /** Waits for the end. What ends in another state than it should fails the task with `States.TaskFailed`. */
  readonly sync: Operation<Input, Finished, EmrServerlessError>
}

function optimised<Input, Output, Finished = Output>(name: string): EmrServerlessCall<Rendered<Input>, Output, Finished> {
  const call = { kind: 'operation' as const, resource: `arn:aws:states:::emr-serverless:${name}`, retry: RETRY }
  return Object.freeze({ ...call, sync: Object.freeze({ ...call, resource: `${call.resource}.sync` }) })
}

/**
 * Amazon EMR Serverless, with the optimised integrations of Step Functions beside the SDK's operations (`emrServerless.sdk`).
 * An application ends by itself when idle, so a workflow mostly runs jobs in one that is there already.
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-emr-serverless.html
 *
 * @example
 * ```ts
 * flow.task('Run job', emrServerless.startJobRun.sync, {
 *   ApplicationId: '00f1abcdefghijkl',
 *   ExecutionRoleArn: 'arn:aws:iam::123456789012:role/lake-spark',
 *   ClientToken: uuid(),
 *   JobDriver: { SparkSubmit: { EntryPoint: 's3://lake/scripts/dedupe.py', EntryPointArguments: [input.key] } },
 * })
 * ```
 */
export const emrServerless = Object.freeze({
  /** `.sync` waits for `CREATED`. */
  createApplication: optimised<client.CreateApplicationCommandInput, CreatedEmrApplication>('createApplication'),
  /** `.sync` waits for `STARTED`. */
  startApplication: optimised<client.StartApplicationCommandInput, EmrApplicationId>('startApplication'),
  /** All jobs must have ended. `.sync` waits for `STOPPED`. */
  stopApplication: optimised<client.StopApplicationCommandInput, EmrApplicationId>('stopApplication'),
  /** Takes an application that is `CREATED` or `STOPPED`. `.sync` waits for `TERMINATED`. */
  deleteApplication: optimised<client.DeleteApplicationCommandInput, EmrApplicationId>('deleteApplication'),
  /** `.sync` waits for `SUCCESS`. */
  startJobRun: optimised<client.StartJobRunCommandInput, StartedEmrJobRun, FinishedEmrJobRun>('startJobRun'),
  /** `.sync` waits for `CANCELLED`. */
  cancelJobRun: optimised<client.CancelJobRunCommandInput, EmrJobRunId>('cancelJobRun'),
  sdk: sdk<client.EMRServerless, EmrServerlessError>('emrserverless', RETRY),
})
