import type { JsonValue } from '../json.ts'
import type { Caught, JsonPathCaught } from './catcher.ts'
import type { ItemBatcherDocument, JsonPathItemBatcherDocument } from './item-batcher.ts'
import type { ItemReaderDocument, JsonPathItemReaderDocument } from './item-reader.ts'
import type { Assigning, InJsonata, JsonataString } from './jsonata-fields.ts'
import type { AssigningPaths, Filtering, InJsonPath, JsonPath, PlacingResult, Templating } from './jsonpath-fields.ts'
import type { ProcessorDocument } from './processor.ts'
import type { JsonPathResultWriterDocument, ResultWriterDocument } from './result-writer.ts'
import type { JsonPathMachineState, StateDocument } from './state.ts'
import type { Named, Transition } from './state-fields.ts'

/** A Map, inline or distributed. https://docs.aws.amazon.com/step-functions/latest/dg/state-map.html */
export interface MapDocument<State = StateDocument> extends Named<'Map'>, Transition, InJsonata, Assigning, Caught {
  readonly Items?: JsonValue
  readonly ItemReader?: ItemReaderDocument
  readonly ItemSelector?: JsonValue
  readonly ItemBatcher?: ItemBatcherDocument
  readonly ItemProcessor: ProcessorDocument<State>
  readonly ResultWriter?: ResultWriterDocument
  readonly Label?: string
  readonly MaxConcurrency?: number | JsonataString
  readonly ToleratedFailureCount?: number | JsonataString
  readonly ToleratedFailurePercentage?: number | JsonataString
}

/** A Map in JSONPath. `Iterator` and `Parameters` are what `ItemProcessor` and `ItemSelector` were called. */
export interface JsonPathMapDocument
  extends Named<'Map'>,
    Transition,
    InJsonPath,
    Filtering,
    Templating,
    PlacingResult,
    AssigningPaths,
    JsonPathCaught {
  readonly ItemsPath?: JsonPath
  readonly ItemReader?: JsonPathItemReaderDocument
  readonly ItemSelector?: JsonValue
  readonly ItemBatcher?: JsonPathItemBatcherDocument
  readonly ItemProcessor?: ProcessorDocument<JsonPathMachineState>
  readonly Iterator?: ProcessorDocument<JsonPathMachineState>
  readonly ResultWriter?: JsonPathResultWriterDocument
  readonly Label?: string
  readonly MaxConcurrency?: number
  readonly MaxConcurrencyPath?: JsonPath
  readonly ToleratedFailureCount?: number
  readonly ToleratedFailureCountPath?: JsonPath
  readonly ToleratedFailurePercentage?: number
  readonly ToleratedFailurePercentagePath?: JsonPath
}
