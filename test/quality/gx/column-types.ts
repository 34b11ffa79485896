import type { Dataset } from './case-file.ts'
import type { SqlEngine } from './engine-of.ts'

/** Athena's type for a type of another engine. */
const TYPES: Readonly<Record<string, string>> = {
  INTEGER: 'int',
  INT: 'int',
  INT64: 'bigint',
  BIGINT: 'bigint',
  SMALLINT: 'smallint',
  TINYINT: 'tinyint',
  NUMERIC: 'decimal(38,9)',
  DECIMAL: 'decimal(38,9)',
  REAL: 'float',
  FLOAT: 'double',
  FLOAT64: 'double',
  DOUBLE: 'double',
  DOUBLE_PRECISION: 'double',
  VARCHAR: 'string',
  NVARCHAR: 'string',
  TEXT: 'string',
  STRING: 'string',
  UNICODE: 'string',
  UNICODE_TEXT: 'string',
  CHAR: 'char(1)',
  BOOLEAN: 'boolean',
  BOOL: 'boolean',
  BIT: 'boolean',
  DATE: 'date',
  DATETIME: 'timestamp',
  DATETIME2: 'timestamp',
  TIMESTAMP: 'timestamp',
  TIMESTAMP_NTZ: 'timestamp',
  TIMESTAMP_TZ: 'timestamp',
}
/** Where an engine makes something else of a name than the others do. */
const OWN: Readonly<Partial<Record<SqlEngine, Readonly<Record<string, string>>>>> = {
  databricks: { DECIMAL: 'decimal(10,0)', FLOAT: 'float' },
}
const OTHERS: readonly string[] = ['trino', 'postgresql', 'sqlite', 'mysql', 'redshift', 'snowflake', 'bigquery', 'mssql']

/**
 * The Athena type of a dataset's column: as upstream declares it for the engine or for another SQL engine, where its values are of that type;
 * as its values were in Python; by its name, where upstream named the column after its type and the extraction lost the type; by its values;
 * for a column without values, by what the case compares it with.
 */
export function columnType(
  { schema = {}, column_types = {} }: Dataset,
  column: string,
  values: readonly unknown[],
  engine: SqlEngine,
  kwargs: unknown,
): string {
  const inferred = byValues(values) ?? (/[:[]-?\d/.test(JSON.stringify(kwargs)) ? 'int' : 'string')
  for (const name of [engine, ...OTHERS]) {
    const types = schema[name]
    const type = typeof types === 'object' ? declaredType(types[column], inferred) : undefined
    if (type !== undefined && canHold(type, values)) return type
  }
  const python = column_types[column]
  if (python === 'date') return 'date'
  if (python === 'datetime') return 'timestamp'
  return (/^[A-Z_]+$/.test(column) ? (OWN[engine]?.[column] ?? TYPES[column]) : undefined) ?? inferred
}

/** Snowflake's NUMBER is whole or not as its values are. */
function declaredType(declared: string | undefined, inferred: string): string | undefined {
  if (declared === 'NUMBER') return inferred === 'double' ? 'double' : 'bigint'
  return declared === undefined ? undefined : TYPES[declared.toUpperCase()]
}

/** SQLite keeps texts in columns of numbers; Athena does not. */
function canHold(type: string, values: readonly unknown[]): boolean {
  return (
    !/int|double|float|decimal/.test(type) ||
    values.every((value) => typeof value !== 'string' || value.trim() === '' || Number.isFinite(Number(value)))
  )
}

function byValues(values: readonly unknown[]): string | undefined {
  const present = values.filter((value) => value !== null && value !== undefined)
  if (present.length === 0) return undefined
  if (present.every((value) => typeof value === 'boolean')) return 'boolean'
  const numbers = present.every((value) => typeof value === 'number' || (typeof value === 'object' && value !== null && '$float' in value))
  if (!numbers) return 'string'
  if (!present.every(Number.isInteger)) return 'double'
  return present.every((value) => Math.abs(Number(value)) < 2 ** 31) ? 'int' : 'bigint'
}
