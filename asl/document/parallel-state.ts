import type { JsonValue } from '../json.ts'
import type { Caught, JsonPathCaught } from './catcher.ts'
import type { Assigning, InJsonata } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath, PlacingResult, Templating } from './jsonpath-fields.ts'
import type { JsonPathMachineState, StateDocument } from './state.ts'
import type { Named, StatesDocument, Transition } from './state-fields.ts'

/** The states of a branch of a Parallel. */
export interface BranchDocument<State = StateDocument> extends StatesDocument<State> {}

/** Runs branches side by side. https://docs.aws.amazon.com/step-functions/latest/dg/state-parallel.html */
export interface ParallelDocument<State = StateDocument> extends Named<'Parallel'>, Transition, InJsonata, Assigning, Caught {
  readonly Arguments?: JsonValue
  readonly Branches: readonly BranchDocument<State>[]
}

/** A Parallel in JSONPath. */
export interface JsonPathParallelDocument
  extends Named<'Parallel'>,
    Transition,
    InJsonPath,
    Filtering,
    Templating,
    PlacingResult,
    AssigningPaths,
    JsonPathCaught {
  readonly Branches: readonly BranchDocument<JsonPathMachineState>[]
}
