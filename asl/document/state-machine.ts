import type { JsonObject, JsonValue } from '../json.ts'

/** A string `{% ... %}` that AWS evaluates as JSONata, or a plain string. */
export type JsonataString = string

/** A JSONata state machine, as Step Functions takes it. https://states-language.net/spec.html */
export interface StateMachineDocument {
  readonly Comment?: string
  readonly QueryLanguage: 'JSONata'
  readonly StartAt: string
  readonly TimeoutSeconds?: number
  readonly States: Readonly<Record<string, StateDocument>>
}

/** The states of a branch of a Parallel. */
export interface BranchDocument {
  readonly StartAt: string
  readonly States: Readonly<Record<string, StateDocument>>
}

export type StateDocument =
  | TaskDocument
  | PassDocument
  | WaitDocument
  | ChoiceDocument
  | ParallelDocument
  | MapDocument
  | SucceedDocument
  | FailDocument

interface Named<Type extends string> {
  readonly Type: Type
  readonly Comment?: string
}

/** Where the execution goes from here. */
export interface Transition {
  readonly Next?: string
  readonly End?: true
}

interface Assigning {
  readonly Assign?: JsonObject
  readonly Output?: JsonValue
}

export interface RetrierDocument {
  readonly ErrorEquals: readonly string[]
  readonly IntervalSeconds?: number
  readonly MaxAttempts?: number
  readonly BackoffRate?: number
  readonly MaxDelaySeconds?: number
  readonly JitterStrategy?: 'FULL' | 'NONE'
}

export interface CatcherDocument extends Assigning {
  readonly ErrorEquals: readonly string[]
  readonly Next: string
}

interface Caught {
  readonly Retry?: readonly RetrierDocument[]
  readonly Catch?: readonly CatcherDocument[]
}

export interface TaskDocument extends Named<'Task'>, Transition, Assigning, Caught {
  readonly Resource: string
  readonly Arguments?: JsonValue
  readonly TimeoutSeconds?: number | JsonataString
  readonly HeartbeatSeconds?: number | JsonataString
}

export interface PassDocument extends Named<'Pass'>, Transition, Assigning {}

export interface WaitDocument extends Named<'Wait'>, Transition, Assigning {
  readonly Seconds?: number | JsonataString
  readonly Timestamp?: JsonataString
}

export interface ChoiceDocument extends Named<'Choice'>, Assigning {
  readonly Choices: readonly ChoiceRuleDocument[]
  readonly Default?: string
}

export interface ChoiceRuleDocument extends Assigning {
  readonly Condition: JsonataString
  readonly Next: string
}

export interface ParallelDocument extends Named<'Parallel'>, Transition, Assigning, Caught {
  readonly Branches: readonly BranchDocument[]
}

/** A Map, inline or distributed. https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapDocument extends Named<'Map'>, Transition, Assigning, Caught {
  readonly Items?: JsonValue
  readonly ItemReader?: ItemReaderDocument
  readonly ItemSelector?: JsonValue
  readonly ItemBatcher?: ItemBatcherDocument
  readonly ItemProcessor: ProcessorDocument
  readonly ResultWriter?: ResultWriterDocument
  readonly Label?: string
  readonly MaxConcurrency?: number | JsonataString
  readonly ToleratedFailureCount?: number | JsonataString
  readonly ToleratedFailurePercentage?: number | JsonataString
}

export interface ProcessorDocument extends BranchDocument {
  readonly ProcessorConfig: { readonly Mode: 'INLINE' } | { readonly Mode: 'DISTRIBUTED'; readonly ExecutionType: 'EXPRESS' | 'STANDARD' }
}

export interface ItemReaderDocument {
  readonly Resource: string
  readonly Arguments?: JsonValue
  readonly ReaderConfig?: JsonObject
}

export interface ItemBatcherDocument {
  readonly BatchInput?: JsonValue
  readonly MaxItemsPerBatch?: number | JsonataString
  readonly MaxInputBytesPerBatch?: number | JsonataString
}

export interface ResultWriterDocument {
  readonly Resource?: string
  readonly Arguments?: JsonValue
  readonly WriterConfig?: JsonObject
}

export interface SucceedDocument extends Named<'Succeed'> {
  readonly Output?: JsonValue
}

export interface FailDocument extends Named<'Fail'> {
  readonly Error?: JsonataString
  readonly Cause?: JsonataString
}
