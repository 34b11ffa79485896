import type { JsonObject, JsonValue } from '../json.ts'
import type { JsonPath } from './jsonpath-fields.ts'

/** Where a Distributed Map reads its items. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-itemreader.html */
export interface ItemReaderDocument {
  readonly Resource: string
  readonly Arguments?: JsonValue
  /** Wider than {@link ReaderConfigDocument}: the compiler hands on what a source says. */
  readonly ReaderConfig?: ReaderConfigDocument | JsonObject
}

/** An item reader in JSONPath. */
export interface JsonPathItemReaderDocument {
  readonly Resource: string
  readonly Parameters?: JsonValue
  readonly ReaderConfig?: ReaderConfigDocument
}

/** What is read, and how much of it. */
export interface ReaderConfigDocument {
  readonly InputType?: 'CSV' | 'JSON' | 'JSONL' | 'PARQUET' | 'MANIFEST'
  readonly Transformation?: 'NONE' | 'LOAD_AND_FLATTEN'
  readonly ManifestType?: 'ATHENA_DATA' | 'S3_INVENTORY'
  readonly CSVHeaderLocation?: 'FIRST_ROW' | 'GIVEN'
  readonly CSVHeaders?: readonly string[]
  readonly CSVDelimiter?: 'COMMA' | 'PIPE' | 'SEMICOLON' | 'SPACE' | 'TAB'
  /** A JSON Pointer to the array inside a JSON file. */
  readonly ItemsPointer?: string
  /** In JSONata a string too: `{% ... %}`. */
  readonly MaxItems?: number | string
  /** In JSONPath only. */
  readonly MaxItemsPath?: JsonPath
}
