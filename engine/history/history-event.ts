import type { JsonObject, JsonValue } from '../../asl/json.ts'

/**
 * One event of an execution's history, with the member names of the Step Functions API. Payloads (`input`, `output`,
 * `parameters`, each assigned variable) are values where the API has JSON text; `cause` is text in both.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_HistoryEvent.html
 */
export interface HistoryEvent extends HistoryEventDetails {
  /** Counts from 1. */
  readonly id: number
  /** The event that led to this one; 0 for the first events of an execution. */
  readonly previousEventId: number
  /** Milliseconds since the Unix epoch, on the execution's clock. */
  readonly timestamp: number
  readonly type: HistoryEventType
}

interface ErrorDetails {
  readonly error?: string
  readonly cause?: string
}

interface ServiceResource {
  /** The service: `lambda`, `aws-sdk:glue`. */
  readonly resourceType: string
  /** The action with its pattern: `invoke`, `startExecution.sync:2`. */
  readonly resource: string
}

/** The details that an event may carry; at most one of them is present. */
export interface HistoryEventDetails {
  readonly executionStartedEventDetails?: { readonly input: JsonValue; readonly roleArn?: string }
  readonly executionSucceededEventDetails?: { readonly output: JsonValue }
  readonly executionFailedEventDetails?: ErrorDetails
  readonly executionAbortedEventDetails?: ErrorDetails
  readonly executionTimedOutEventDetails?: ErrorDetails
  readonly stateEnteredEventDetails?: { readonly name: string; readonly input: JsonValue }
  readonly stateExitedEventDetails?: { readonly name: string; readonly output: JsonValue; readonly assignedVariables?: JsonObject }
  readonly evaluationFailedEventDetails?: ErrorDetails & { readonly location: string; readonly state: string }
  readonly taskScheduledEventDetails?: ServiceResource & {
    readonly region: string
    readonly parameters: JsonValue
    readonly timeoutInSeconds?: number
    readonly heartbeatInSeconds?: number
    readonly taskCredentials?: { readonly roleArn: string }
  }
  readonly taskStartedEventDetails?: ServiceResource
  readonly taskSubmittedEventDetails?: ServiceResource & { readonly output: JsonValue }
  readonly taskSucceededEventDetails?: ServiceResource & { readonly output: JsonValue }
  readonly taskFailedEventDetails?: ServiceResource & ErrorDetails
  readonly taskStartFailedEventDetails?: ServiceResource & ErrorDetails
  readonly taskSubmitFailedEventDetails?: ServiceResource & ErrorDetails
  readonly taskTimedOutEventDetails?: ServiceResource & ErrorDetails
  readonly lambdaFunctionScheduledEventDetails?: {
    readonly resource: string
    readonly input: JsonValue
    readonly timeoutInSeconds?: number
    readonly taskCredentials?: { readonly roleArn: string }
  }
  readonly lambdaFunctionScheduleFailedEventDetails?: ErrorDetails
  readonly lambdaFunctionStartFailedEventDetails?: ErrorDetails
  readonly lambdaFunctionSucceededEventDetails?: { readonly output: JsonValue }
  readonly lambdaFunctionFailedEventDetails?: ErrorDetails
  readonly lambdaFunctionTimedOutEventDetails?: ErrorDetails
  readonly activityScheduledEventDetails?: {
    readonly resource: string
    readonly input: JsonValue
    readonly timeoutInSeconds?: number
    readonly heartbeatInSeconds?: number
  }
  readonly activityScheduleFailedEventDetails?: ErrorDetails
  readonly activityStartedEventDetails?: { readonly workerName?: string }
  readonly activitySucceededEventDetails?: { readonly output: JsonValue }
  readonly activityFailedEventDetails?: ErrorDetails
  readonly activityTimedOutEventDetails?: ErrorDetails
  readonly mapStateStartedEventDetails?: { readonly length: number }
  readonly mapIterationStartedEventDetails?: { readonly name: string; readonly index: number }
  readonly mapIterationSucceededEventDetails?: { readonly name: string; readonly index: number }
  readonly mapIterationFailedEventDetails?: { readonly name: string; readonly index: number }
  readonly mapIterationAbortedEventDetails?: { readonly name: string; readonly index: number }
  readonly mapRunStartedEventDetails?: { readonly mapRunArn: string }
  readonly mapRunFailedEventDetails?: ErrorDetails
  readonly mapRunRedrivenEventDetails?: { readonly mapRunArn: string; readonly redriveCount: number }
  readonly executionRedrivenEventDetails?: { readonly redriveCount: number }
}

/** The event types that the engine writes. */
export type HistoryEventType =
  | `Execution${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'TimedOut' | 'Redriven'}`
  | `${'Task' | 'Pass' | 'Choice' | 'Wait' | 'Succeed' | 'Parallel' | 'Map'}State${'Entered' | 'Exited'}`
  | 'FailStateEntered'
  | `${'Task' | 'Wait' | 'Parallel' | 'Map'}StateAborted`
  | `${'Parallel' | 'Map'}State${'Started' | 'Succeeded' | 'Failed'}`
  | `MapIteration${'Started' | 'Succeeded' | 'Failed' | 'Aborted'}`
  | `MapRun${'Started' | 'Succeeded' | 'Failed' | 'Aborted' | 'Redriven'}`
  | `Task${'Scheduled' | 'Started' | 'StartFailed' | 'Submitted' | 'SubmitFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `LambdaFunction${'Scheduled' | 'ScheduleFailed' | 'Started' | 'StartFailed' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | `Activity${'Scheduled' | 'ScheduleFailed' | 'Started' | 'Succeeded' | 'Failed' | 'TimedOut'}`
  | 'EvaluationFailed'
