import type { DuckDBType } from '@duckdb/node-api'
import { name, text } from '../duckdb/quote.ts'

/** A type with the types inside it; DuckDB's classes tell them apart by these members. */
type Nested = DuckDBType & {
  readonly valueType?: DuckDBType
  readonly keyType?: DuckDBType
  readonly entryNames?: readonly string[]
  readonly entryTypes?: readonly DuckDBType[]
}

/** SQL that writes a value as Athena writes it into a CSV result: `[a, b]`, `{k=v}`, `1.0E7`, `2024-01-01 00:00:00.000 UTC`; NULL stays NULL. */
export function renderValue(sql: string, type: DuckDBType, depth = 0): string {
  const { keyType, valueType, entryNames, entryTypes } = type as Nested
  const inner = (value: string, of: DuckDBType) => `coalesce(${renderValue(value, of, depth + 1)}, 'null')`
  const element = `"_e${depth}"`
  if (entryNames !== undefined && entryTypes !== undefined) {
    // An unnamed row has fields without names, which can only be read by position.
    const fields = entryTypes.map((of, index) => {
      const field = entryNames[index] as string
      return `${text(`${field === '' ? `field${index}` : field}=`)} || ${inner(field === '' ? `struct_extract(${sql}, ${index + 1})` : `(${sql}).${name(field)}`, of)}`
    })
    return `CASE WHEN ${sql} IS NOT NULL THEN '{' || ${fields.join(" || ', ' || ")} || '}' END`
  }
  if (keyType !== undefined && valueType !== undefined)
    return `'{' || array_to_string(list_transform(map_entries(${sql}), lambda ${element}: ${inner(`${element}.key`, keyType)} || '=' || ${inner(`${element}.value`, valueType)}), ', ') || '}'`
  if (valueType !== undefined)
    return `'[' || array_to_string(list_transform(${sql}, lambda ${element}: ${inner(element, valueType)}), ', ') || ']'`
  return (SCALARS[String(type)] ?? ((value: string) => `CAST(${value} AS VARCHAR)`))(sql)
}

const SCALARS: Readonly<Record<string, (sql: string) => string>> = {
  VARCHAR: (sql) => sql,
  DOUBLE: (sql) => `athena_double_java(${sql})`,
  FLOAT: (sql) => `athena_double_java(${sql})`,
  TIMESTAMP: (sql) => `athena_timestamp_varchar(${sql}, 3)`,
  'TIMESTAMP WITH TIME ZONE': (sql) => `athena_timestamp_varchar(${sql}, 3) || ' UTC'`,
  BLOB: (sql) => `array_to_string(regexp_extract_all(lower(hex(${sql})), '..'), ' ')`,
  INTERVAL: (sql) => `athena_interval_varchar(${sql})`,
}
