import type { SerDeInfo } from '@aws-sdk/client-glue'
import type { CsvSchema, FileSchema, JsonSchema, ParquetSchema } from '../classify/file-schema.ts'

/** What the catalog says of a format. */
export interface TableFormat<Schema> {
  readonly inputFormat: string
  readonly outputFormat: string
  readonly serde: (schema: Schema) => SerDeInfo
  /** Table parameters that only this format has. */
  readonly parameters: (schema: Schema) => Record<string, string>
}

const TEXT = {
  inputFormat: 'org.apache.hadoop.mapred.TextInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat',
} as const

const CSV_SERDES: Readonly<Record<CsvSchema['serde'], (schema: CsvSchema) => SerDeInfo>> = {
  LazySimpleSerDe: ({ delimiter }) => ({
    SerializationLibrary: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    Parameters: { 'field.delim': delimiter },
  }),
  OpenCSVSerDe: ({ delimiter, quoteSymbol }) => ({
    SerializationLibrary: 'org.apache.hadoop.hive.serde2.OpenCSVSerde',
    Parameters: { separatorChar: delimiter, quoteChar: quoteSymbol, 'serialization.format': '1' },
  }),
}

const csv: TableFormat<CsvSchema> = {
  ...TEXT,
  serde: (schema) => CSV_SERDES[schema.serde](schema),
  parameters: ({ delimiter, areColumnsQuoted, hasHeader }) => ({
    delimiter,
    areColumnsQuoted: String(areColumnsQuoted),
    columnsOrdered: 'true',
    ...(hasHeader ? { 'skip.header.line.count': '1' } : {}),
  }),
}

const json: TableFormat<JsonSchema> = {
  ...TEXT,
  serde: ({ paths }) => ({ SerializationLibrary: 'org.openx.data.jsonserde.JsonSerDe', Parameters: { paths: paths.join(',') } }),
  parameters: ({ jsonPath }) => (jsonPath === undefined ? {} : { jsonPath }),
}

const parquet: TableFormat<ParquetSchema> = {
  inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  serde: () => ({
    SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
    Parameters: { 'serialization.format': '1' },
  }),
  parameters: () => ({}),
}

const FORMATS: { readonly [Kind in FileSchema['kind']]: TableFormat<Extract<FileSchema, { kind: Kind }>> } = { csv, json, parquet }

/** The format of a schema's kind, as the crawler writes it. */
export function tableFormat<Schema extends FileSchema>(schema: Schema): TableFormat<Schema> {
  return FORMATS[schema.kind] as unknown as TableFormat<Schema> // the table above has for each kind the format of its schema
}
