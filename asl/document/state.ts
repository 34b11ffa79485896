import type { ChoiceDocument, JsonPathChoiceDocument } from './choice-state.ts'
import type { FailDocument, JsonPathFailDocument } from './fail-state.ts'
import type { JsonPathMapDocument, MapDocument } from './map-state.ts'
import type { JsonPathParallelDocument, ParallelDocument } from './parallel-state.ts'
import type { JsonPathPassDocument, PassDocument } from './pass-state.ts'
import type { JsonPathSucceedDocument, SucceedDocument } from './succeed-state.ts'
import type { JsonPathTaskDocument, TaskDocument } from './task-state.ts'
import type { JsonPathWaitDocument, WaitDocument } from './wait-state.ts'

/** A state in JSONata. */
export type StateDocument =
  | TaskDocument
  | PassDocument
  | WaitDocument
  | ChoiceDocument
  | ParallelDocument
  | MapDocument
  | SucceedDocument
  | FailDocument

/** A state in JSONPath. */
export type JsonPathStateDocument =
  | JsonPathTaskDocument
  | JsonPathPassDocument
  | JsonPathWaitDocument
  | JsonPathChoiceDocument
  | JsonPathParallelDocument
  | JsonPathMapDocument
  | JsonPathSucceedDocument
  | JsonPathFailDocument

interface SaidJsonata {
  readonly QueryLanguage: 'JSONata'
}

/** A state of a JSONPath machine: one in JSONPath, or one that says that it is in JSONata. */
export type JsonPathMachineState =
  | JsonPathStateDocument
  | (TaskDocument & SaidJsonata)
  | (PassDocument & SaidJsonata)
  | (WaitDocument & SaidJsonata)
  | (ChoiceDocument & SaidJsonata)
  | (ParallelDocument<JsonPathMachineState> & SaidJsonata)
  | (MapDocument<JsonPathMachineState> & SaidJsonata)
  | (SucceedDocument & SaidJsonata)
  | (FailDocument & SaidJsonata)
