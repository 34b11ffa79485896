import type { TypeName } from '../sql/expression.ts'
import { typeText } from '../sql/parse-type.ts'
import { SqlError } from '../sql/sql-error.ts'
import { name } from './quote.ts'

const SIMPLE: Readonly<Record<string, string>> = {
  boolean: 'BOOLEAN',
  tinyint: 'TINYINT',
  smallint: 'SMALLINT',
  integer: 'INTEGER',
  bigint: 'BIGINT',
  real: 'FLOAT',
  float: 'FLOAT',
  double: 'DOUBLE',
  varchar: 'VARCHAR',
  char: 'VARCHAR',
  varbinary: 'BLOB',
  date: 'DATE',
  time: 'TIME',
  timestamp: 'TIMESTAMP',
  'timestamp with time zone': 'TIMESTAMPTZ',
  json: 'JSON',
  uuid: 'UUID',
}

/** The DuckDB type that holds the values of a Trino type. Throws TYPE_MISMATCH for a type Athena does not know. */
export function duckdbType(type: TypeName): string {
  const simple = SIMPLE[type.name]
  if (simple !== undefined) return simple
  const inner = type.types.map(duckdbType)
  if (type.name === 'decimal') return `DECIMAL(${type.numbers[0] ?? 38}, ${type.numbers[1] ?? 0})`
  if (type.name === 'array' && inner.length === 1) return `${inner[0]}[]`
  if (type.name === 'map' && inner.length === 2) return `MAP(${inner.join(', ')})`
  if (type.name === 'row')
    return `STRUCT(${inner.map((field, index) => `${name(type.fields[index] || `field${index}`)} ${field}`).join(', ')})`
  throw new SqlError('TYPE_MISMATCH', `Unknown type: ${typeText(type)}`)
}
