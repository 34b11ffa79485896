import { StatesBranchFailedError } from './states-branch-failed-error.ts'
import { StatesDataLimitExceededError } from './states-data-limit-exceeded-error.ts'
import { StatesExceedToleratedFailureThresholdError } from './states-exceed-tolerated-failure-threshold-error.ts'
import { StatesHeartbeatTimeoutError } from './states-heartbeat-timeout-error.ts'
import { StatesIntrinsicFailureError } from './states-intrinsic-failure-error.ts'
import { StatesItemReaderFailedError } from './states-item-reader-failed-error.ts'
import { StatesNoChoiceMatchedError } from './states-no-choice-matched-error.ts'
import { StatesParameterPathFailureError } from './states-parameter-path-failure-error.ts'
import { StatesPermissionsError } from './states-permissions-error.ts'
import { StatesQueryEvaluationError } from './states-query-evaluation-error.ts'
import { StatesResultPathMatchFailureError } from './states-result-path-match-failure-error.ts'
import { StatesResultWriterFailedError } from './states-result-writer-failed-error.ts'
import { StatesRuntimeError } from './states-runtime-error.ts'
import { StatesTaskFailedError } from './states-task-failed-error.ts'
import { StatesTimeoutError } from './states-timeout-error.ts'
import type { WorkflowFailure } from './workflow-failure.ts'

/**
 * All reserved error names with their classes.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html
 */
export const statesErrors: Readonly<Record<string, new (cause?: string, options?: ErrorOptions) => WorkflowFailure>> = {
  'States.BranchFailed': StatesBranchFailedError,
  'States.DataLimitExceeded': StatesDataLimitExceededError,
  'States.ExceedToleratedFailureThreshold': StatesExceedToleratedFailureThresholdError,
  'States.HeartbeatTimeout': StatesHeartbeatTimeoutError,
  'States.IntrinsicFailure': StatesIntrinsicFailureError,
  'States.ItemReaderFailed': StatesItemReaderFailedError,
  'States.NoChoiceMatched': StatesNoChoiceMatchedError,
  'States.ParameterPathFailure': StatesParameterPathFailureError,
  'States.Permissions': StatesPermissionsError,
  'States.QueryEvaluationError': StatesQueryEvaluationError,
  'States.ResultPathMatchFailure': StatesResultPathMatchFailureError,
  'States.ResultWriterFailed': StatesResultWriterFailedError,
  'States.Runtime': StatesRuntimeError,
  'States.TaskFailed': StatesTaskFailedError,
  'States.Timeout': StatesTimeoutError,
}
