import type { DuckDBType } from '@duckdb/node-api'
import { type HiveType, primitive } from './hive-type.ts'

/** Hive's names of the column types that DuckDB reads from a Parquet file, by DuckDB's own name without parameters. */
const HIVE_NAMES: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'int',
  BIGINT: 'bigint',
  // Hive has no unsigned types: the next wider one holds them.
  UTINYINT: 'smallint',
  USMALLINT: 'int',
  UINTEGER: 'bigint',
  UBIGINT: 'decimal(20,0)',
  HUGEINT: 'decimal(38,0)',
  FLOAT: 'float',
  DOUBLE: 'double',
  VARCHAR: 'string',
  BLOB: 'binary',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_S: 'timestamp',
  TIMESTAMP_MS: 'timestamp',
  TIMESTAMP_NS: 'timestamp',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
}

/** The Hive type of a Parquet column; what Hive has no word for (times of day, UUIDs, intervals) is a string. */
export function parquetType(type: DuckDBType): HiveType {
  if ('entryTypes' in type && 'entryNames' in type) {
    return {
      kind: 'struct',
      fields: new Map(type.entryNames.map((name, index) => [name, parquetType(type.entryTypes[index] as DuckDBType)])),
    }
  }
  if ('keyType' in type) return { kind: 'map', key: parquetType(type.keyType), value: parquetType(type.valueType) }
  if ('valueType' in type) return { kind: 'array', element: parquetType(type.valueType) }
  if ('width' in type && 'scale' in type) return primitive(`decimal(${type.width},${type.scale})`)
  return primitive(HIVE_NAMES[type.toString()] ?? 'string')
}
