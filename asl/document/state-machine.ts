import type { JsonPathMachineState, StateDocument } from './state.ts'
import type { StatesDocument } from './state-fields.ts'

export type * from './catcher.ts'
export type * from './choice-rule.ts'
export type * from './choice-state.ts'
export type * from './fail-state.ts'
export type * from './item-batcher.ts'
export type * from './item-reader.ts'
export type { JsonataString } from './jsonata-fields.ts'
export type { JsonPath, PayloadTemplate } from './jsonpath-fields.ts'
export type * from './map-state.ts'
export type * from './parallel-state.ts'
export type * from './pass-state.ts'
export type * from './processor.ts'
export type * from './result-writer.ts'
export type * from './retrier.ts'
export type * from './state.ts'
export type { QueryLanguage, StatesDocument, Transition } from './state-fields.ts'
export type * from './succeed-state.ts'
export type * from './task-state.ts'
export type * from './wait-state.ts'

interface MachineDocument<State> extends StatesDocument<State> {
  /** Of the language; AWS knows `1.0` only. */
  readonly Version?: string
  readonly TimeoutSeconds?: number
}

/** A JSONata state machine, as Step Functions takes it. https://states-language.net/spec.html */
export interface StateMachineDocument extends MachineDocument<StateDocument> {
  readonly QueryLanguage: 'JSONata'
}

/** A JSONPath state machine, as Step Functions takes it; single states of it may be in JSONata. https://states-language.net/spec.html */
export interface JsonPathStateMachineDocument extends MachineDocument<JsonPathMachineState> {
  readonly QueryLanguage?: 'JSONPath'
}

/** A state machine in either language. */
export type AslDocument = StateMachineDocument | JsonPathStateMachineDocument
