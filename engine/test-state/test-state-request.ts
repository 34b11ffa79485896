import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { Clock } from '../clock/clock.ts'
import type { TaskPort } from '../ports.ts'
import type { Quotas } from '../quotas.ts'
import type { ResultShape } from './result-shape.ts'

/** How much of a state's data the answer shows. TRACE shows what DEBUG shows: the engine makes no HTTP calls. */
export type InspectionLevel = 'INFO' | 'DEBUG' | 'TRACE'

/** What a tested Task, Map or Parallel yields instead of doing its work. */
export interface StateMock {
  /** JSON text. */
  readonly result?: string
  readonly errorOutput?: { readonly error?: string; readonly cause?: string }
  /** Which of the result's fields must have the service's types: all that it requires, those present, or none. Default: STRICT. */
  readonly fieldValidationMode?: 'STRICT' | 'PRESENT' | 'NONE'
}

/** Where in its life the tested state is. */
export interface StateConfiguration {
  /** Retries that the matching retrier has done already. */
  readonly retrierRetryCount?: number
  /** The inner state that the mocked error comes from. */
  readonly errorCausedByState?: string
  /** How many items of a Map failed. */
  readonly mapIterationFailureCount?: number
  /** What the reader of a Map yields, as JSON text. */
  readonly mapItemReaderData?: string
}

/**
 * A call of the TestState API, with what the engine needs besides.
 * @see https://docs.aws.amazon.com/step-functions/latest/apireference/API_TestState.html
 */
export interface TestStateRequest {
  /** One state, or a machine that has the state `stateName`. */
  readonly definition: JsonObject
  readonly stateName?: string
  /** Default: an empty object. */
  readonly input?: JsonValue
  /** Default: INFO. */
  readonly inspectionLevel?: InspectionLevel
  readonly mock?: StateMock
  readonly stateConfiguration?: StateConfiguration
  readonly variables?: JsonObject
  /** Replaces the context object. */
  readonly context?: JsonObject
  /** Needed to test a Task without a mock. */
  readonly roleArn?: string
  readonly revealSecrets?: boolean
  /** What the context object shows. Default: an ARN of the machine `StateMachine` in us-east-1. */
  readonly stateMachineArn?: string
  readonly clock: Clock
  readonly random: () => number
  readonly uuid: () => string
  /** Does the work of a Task without a mock. */
  readonly tasks?: TaskPort
  /** The shape of a resource's result, for the check of a mock. Absent or undefined: no check. */
  readonly resultShape?: (resource: string) => ResultShape | undefined
  readonly quotas?: Partial<Quotas>
}

/** What became of a tested state. */
export interface TestStateResponse {
  readonly status: 'SUCCEEDED' | 'FAILED' | 'RETRIABLE' | 'CAUGHT_ERROR'
  readonly output?: JsonValue
  readonly error?: string
  readonly cause?: string
  readonly nextState?: string
  /** Absent at the level INFO. */
  readonly inspectionData?: JsonObject
}

/** The API refuses the call. */
export class TestStateRejected extends Error {
  override readonly name = 'TestStateRejected'
  readonly code: 'ValidationException' | 'InvalidDefinition'

  constructor(code: 'ValidationException' | 'InvalidDefinition', message: string) {
    super(message)
    this.code = code
  }
}
