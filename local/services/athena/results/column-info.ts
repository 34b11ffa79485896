import type { ColumnInfo } from '@aws-sdk/client-athena'
import type { DuckDBType } from '@duckdb/node-api'

const NAMES: readonly (readonly [RegExp, string, number])[] = [
  [/\[\]$|\[\d+\]$/, 'array', 0],
  [/^MAP/, 'map', 0],
  [/^STRUCT/, 'row', 0],
  [/^VARCHAR$/, 'varchar', 2147483647],
  [/^BOOLEAN$/, 'boolean', 0],
  [/^U?TINYINT$/, 'tinyint', 3],
  [/^U?SMALLINT$/, 'smallint', 5],
  [/^U?INTEGER$/, 'integer', 10],
  [/^(U?BIGINT|U?HUGEINT)$/, 'bigint', 19],
  [/^FLOAT$/, 'float', 17],
  [/^DOUBLE$/, 'double', 17],
  [/^DATE$/, 'date', 0],
  [/^TIMESTAMP(_\w+)?$/, 'timestamp', 3],
  [/^TIMESTAMP WITH TIME ZONE$/, 'timestamp with time zone', 3],
  [/^TIME/, 'time', 3],
  [/^BLOB$/, 'varbinary', 0],
  [/^JSON$/, 'json', 0],
  [/^INTERVAL$/, 'interval day to second', 0],
]

/** A column as GetQueryResults describes it. https://docs.aws.amazon.com/athena/latest/APIReference/API_ColumnInfo.html */
export function columnInfo(name: string, type: DuckDBType | undefined): ColumnInfo {
  const written = String(type ?? 'VARCHAR')
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(written)
  const [, athena = 'varchar', precision = 2147483647] = decimal
    ? [null, 'decimal', Number(decimal[1])]
    : (NAMES.find(([pattern]) => pattern.test(written)) ?? [])
  return {
    CatalogName: 'hive',
    SchemaName: '',
    TableName: '',
    Name: name,
    Label: name,
    Type: athena,
    Precision: precision,
    Scale: decimal ? Number(decimal[2]) : 0,
    Nullable: 'UNKNOWN',
    CaseSensitive: athena === 'varchar',
  }
}

/** The name a result column has: unnamed expressions are `_col` and their position. */
export function columnLabel(name: string | undefined, position: number): string {
  return name ?? `_col${position}`
}
