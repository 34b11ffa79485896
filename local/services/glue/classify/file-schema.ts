import type { InferredColumn } from './hive-type.ts'

interface Counted {
  readonly columns: readonly InferredColumn[]
  /** Records seen in the sample; all of the file's for Parquet. */
  readonly records: number
  /** Bytes that these records take, uncompressed. */
  readonly bytes: number
  /** These are all records of the file. */
  readonly isWhole: boolean
}

/** The SerDe that reads a CSV table. */
export type CsvSerde = 'LazySimpleSerDe' | 'OpenCSVSerDe'

/** What a classifier found in a CSV file. */
export interface CsvSchema extends Counted {
  readonly kind: 'csv'
  readonly delimiter: string
  readonly quoteSymbol: string
  readonly hasHeader: boolean
  /** Every value stands in quotes. */
  readonly areColumnsQuoted: boolean
  readonly serde: CsvSerde
}

/** What a classifier found in a JSON file. */
export interface JsonSchema extends Counted {
  readonly kind: 'json'
  /** Names of the columns as the data spells them. */
  readonly paths: readonly string[]
  /** Of the custom classifier, if one was used. */
  readonly jsonPath?: string
}

/** What is written in a Parquet file. */
export interface ParquetSchema extends Counted {
  readonly kind: 'parquet'
}

/** What a classifier found in one file. */
export type FileSchema = CsvSchema | JsonSchema | ParquetSchema

/** A compression of the whole file; what Parquet compresses inside itself does not count. */
export type Compression = 'none' | 'gzip'
