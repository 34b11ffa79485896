import type { JsonValue } from '../json.ts'
import type { JsonataString } from './jsonata-fields.ts'
import type { JsonPath } from './jsonpath-fields.ts'

/** How a Distributed Map puts items together. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itembatcher.html */
export interface ItemBatcherDocument {
  readonly BatchInput?: JsonValue
  readonly MaxItemsPerBatch?: number | JsonataString
  readonly MaxInputBytesPerBatch?: number | JsonataString
}

/** An item batcher in JSONPath. */
export interface JsonPathItemBatcherDocument {
  readonly BatchInput?: JsonValue
  readonly MaxItemsPerBatch?: number
  readonly MaxItemsPerBatchPath?: JsonPath
  readonly MaxInputBytesPerBatch?: number
  readonly MaxInputBytesPerBatchPath?: JsonPath
}
