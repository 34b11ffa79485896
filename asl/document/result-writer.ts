import type { JsonObject, JsonValue } from '../json.ts'

/** Where a Distributed Map writes its results. https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultwriter.html */
export interface ResultWriterDocument {
  readonly Resource?: string
  readonly Arguments?: JsonValue
  /** Wider than {@link WriterConfigDocument}: the compiler hands on what an option says. */
  readonly WriterConfig?: WriterConfigDocument | JsonObject
}

/** A result writer in JSONPath. */
export interface JsonPathResultWriterDocument {
  readonly Resource?: string
  readonly Parameters?: JsonValue
  readonly WriterConfig?: WriterConfigDocument
}

/** What is written. */
export interface WriterConfigDocument {
  readonly OutputType?: 'JSON' | 'JSONL'
  readonly Transformation?: 'NONE' | 'COMPACT' | 'FLATTEN'
}
