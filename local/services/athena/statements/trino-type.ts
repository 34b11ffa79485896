import type { DuckDBType } from '@duckdb/node-api'
import type { TypeName } from '../sql/expression.ts'

type Nested = DuckDBType & {
  readonly valueType?: DuckDBType
  readonly keyType?: DuckDBType
  readonly entryNames?: readonly string[]
  readonly entryTypes?: readonly DuckDBType[]
}

const SCALARS: Readonly<Record<string, string>> = {
  BOOLEAN: 'boolean',
  TINYINT: 'tinyint',
  SMALLINT: 'smallint',
  INTEGER: 'integer',
  BIGINT: 'bigint',
  HUGEINT: 'bigint',
  UBIGINT: 'bigint',
  UINTEGER: 'bigint',
  FLOAT: 'real',
  DOUBLE: 'double',
  VARCHAR: 'varchar',
  JSON: 'varchar',
  BLOB: 'varbinary',
  DATE: 'date',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_S: 'timestamp',
  TIMESTAMP_MS: 'timestamp',
  'TIMESTAMP WITH TIME ZONE': 'timestamp',
  TIME: 'varchar',
}

/** The Trino type that a table stores a DuckDB value as. */
export function trinoType(type: DuckDBType): TypeName {
  const { keyType, valueType, entryNames, entryTypes } = type as Nested
  const simple = (
    name: string,
    numbers: readonly number[] = [],
    types: readonly TypeName[] = [],
    fields: readonly string[] = [],
  ): TypeName => ({ name, numbers, types, fields })
  if (entryNames !== undefined && entryTypes !== undefined)
    return simple(
      'row',
      [],
      entryTypes.map(trinoType),
      entryNames.map((field, index) => (field === '' ? `field${index}` : field)),
    )
  if (keyType !== undefined && valueType !== undefined) return simple('map', [], [trinoType(keyType), trinoType(valueType)])
  if (valueType !== undefined) return simple('array', [], [trinoType(valueType)])
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/.exec(String(type))
  if (decimal !== null) return simple('decimal', [Number(decimal[1]), Number(decimal[2])])
  return simple(SCALARS[String(type)] ?? 'varchar')
}
