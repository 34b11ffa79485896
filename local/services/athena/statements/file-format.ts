import { text } from '../duckdb/quote.ts'
import { SqlError } from '../sql/sql-error.ts'
import type { WriteOptions } from './statement.ts'

/** How data files are written: DuckDB's COPY options and what a table over them needs. */
export interface FileFormat {
  readonly kind: 'parquet' | 'json' | 'textfile'
  readonly copyOptions: string
  /** `.gz` or nothing: Athena's own names have no other ending. */
  readonly extension: string
  readonly serde: string
  readonly serdeParameters: Readonly<Record<string, string>>
  readonly inputFormat: string
  readonly outputFormat: string
}

const TEXT_INPUT = 'org.apache.hadoop.mapred.TextInputFormat'
const TEXT_OUTPUT = 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat'

const PARQUET_CODECS: Readonly<Record<string, string>> = {
  GZIP: 'gzip',
  SNAPPY: 'snappy',
  ZSTD: 'zstd',
  NONE: 'uncompressed',
  UNCOMPRESSED: 'uncompressed',
  LZ4: 'lz4',
}

/** `format`, `compression` (UNLOAD), `write_compression`, `field_delimiter`. Default: Parquet with gzip. Throws INVALID_TABLE_PROPERTY. */
export function fileFormat(options: WriteOptions): FileFormat {
  const option = (name: string) => {
    const value = options[name]
    return typeof value === 'string' ? value : undefined
  }
  const format = (option('format') ?? 'PARQUET').toUpperCase()
  const compression = (
    option('compression') ??
    option('write_compression') ??
    option(`${format.toLowerCase()}_compression`) ??
    'GZIP'
  ).toUpperCase()
  switch (format) {
    case 'PARQUET':
      return parquet(compression)
    case 'JSON':
      return {
        ...packed(compression, `FORMAT json, TIMESTAMPFORMAT '%Y-%m-%d %H:%M:%S.%g'`),
        kind: 'json',
        serde: 'org.apache.hive.hcatalog.data.JsonSerDe',
        serdeParameters: {},
        inputFormat: TEXT_INPUT,
        outputFormat: TEXT_OUTPUT,
      }
    case 'TEXTFILE':
    case 'CSV':
      return textFile(compression, option('field_delimiter') ?? '\u0001')
    case 'ORC':
    case 'AVRO':
      throw new SqlError('NOT_SUPPORTED', `Format ${format} is not supported by the local Athena; use PARQUET, JSON or TEXTFILE`)
    default:
      throw new SqlError(
        'INVALID_TABLE_PROPERTY',
        `Unable to set catalog 'awsdatacatalog' table property 'format' to ['${format}']: Invalid value`,
      )
  }
}

function parquet(compression: string): FileFormat {
  const codec = PARQUET_CODECS[compression]
  if (codec === undefined) throw unsupported(compression)
  return {
    kind: 'parquet',
    copyOptions: `FORMAT parquet, COMPRESSION ${codec}`,
    extension: '',
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
    serdeParameters: {},
    inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  }
}

function textFile(compression: string, delimiter: string): FileFormat {
  if (delimiter.length !== 1)
    throw new SqlError('INVALID_TABLE_PROPERTY', `field_delimiter must be a single character: ${JSON.stringify(delimiter)}`)
  return {
    ...packed(
      compression,
      `FORMAT csv, HEADER false, DELIMITER ${text(delimiter)}, QUOTE '', ESCAPE '', NULLSTR '\\N', TIMESTAMPFORMAT '%Y-%m-%d %H:%M:%S.%g'`,
    ),
    kind: 'textfile',
    serde: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe',
    serdeParameters: { 'field.delim': delimiter, 'serialization.format': delimiter },
    inputFormat: TEXT_INPUT,
    outputFormat: TEXT_OUTPUT,
  }
}

function packed(compression: string, options: string): Pick<FileFormat, 'copyOptions' | 'extension'> {
  if (compression === 'GZIP') return { copyOptions: `${options}, COMPRESSION gzip`, extension: '.gz' }
  if (compression === 'NONE') return { copyOptions: `${options}, COMPRESSION none`, extension: '' }
  throw unsupported(compression)
}

function unsupported(compression: string): SqlError {
  return new SqlError('NOT_SUPPORTED', `Compression ${compression} is not supported by the local Athena for this format`)
}
