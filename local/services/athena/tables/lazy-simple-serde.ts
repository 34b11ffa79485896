import { duckdbType } from '../duckdb/duckdb-type.ts'
import { text } from '../duckdb/quote.ts'
import type { TypeName } from '../sql/expression.ts'
import type { DelimitedText } from './delimited-text.ts'

/**
 * LazySimpleSerDe: fields between delimiters, no quotes, `\N` is NULL, a value that is none of its column's type is NULL.
 * https://docs.aws.amazon.com/athena/latest/ug/lazy-simple-serde.html
 */
export function lazySimple(parameters: Readonly<Record<string, string>>): DelimitedText {
  const separator = delimiter(parameters['field.delim'] ?? parameters['serialization.format'] ?? '\u0001')
  const escaper = parameters['escape.delim']?.[0] ?? ''
  const nullText = parameters['serialization.null.format'] ?? '\\N'
  return {
    separator,
    quote: '',
    escaper,
    header: Number(parameters['skip.header.line.count'] ?? 0),
    parse: (line) => cut(line, separator, escaper).map((field) => (field === nullText ? null : unescaped(field, escaper))),
  }
}

/** Hive writes delimiters as themselves or as the number of a character. */
function delimiter(written: string): string {
  return /^\d+$/.test(written) && written.length > 1
    ? String.fromCharCode(Number(written))
    : written === '1'
      ? '\u0001'
      : (written[0] ?? '\u0001')
}

function cut(line: string, separator: string, escaper: string): readonly string[] {
  if (escaper === '' || !line.includes(escaper)) return line.split(separator)
  const fields: string[] = []
  let start = 0
  for (let index = 0; index < line.length; index++) {
    if (line[index] === escaper) index++
    else if (line[index] === separator) {
      fields.push(line.slice(start, index))
      start = index + 1
    }
  }
  return [...fields, line.slice(start)]
}

function unescaped(field: string, escaper: string): string {
  return escaper === '' ? field : field.replaceAll(new RegExp(`${escaper === '\\' ? '\\\\' : `[${escaper}]`}([\\s\\S])`, 'g'), '$1')
}

/** The macro that lets through what Hive reads as a value of the type. */
const GUARDS: Readonly<Record<string, string>> = {
  tinyint: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  double: 'double',
  real: 'double',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
}

/** SQL that reads a column's text as its type; a value that is none of it is NULL. Maps, structs and nested arrays fail where they are read. */
export function lazySimpleValue(parameters: Readonly<Record<string, string>>): (column: string, type: TypeName) => string {
  // The misspelt name is Hive's own.
  const items = parameters['collection.delim'] ?? parameters['colelction.delim'] ?? '\u0002'
  const value = (column: string, type: TypeName): string => {
    if (type.name === 'varchar' || type.name === 'char')
      return type.numbers[0] === undefined ? column : `left(${column}, ${type.numbers[0]})`
    const guard = GUARDS[type.name]
    if (guard !== undefined) return `TRY_CAST(athena_try_${guard}_input(${column}) AS ${duckdbType(type)})`
    const [element] = type.types
    if (type.name === 'array' && element !== undefined && element.types.length === 0)
      return `list_transform(string_split(${column}, ${text(items)}), lambda "_e": ${value('"_e"', element)})`
    const refusal = `NOT_SUPPORTED: The local Athena does not read ${type.name} columns of LazySimpleSerDe`
    return `CASE WHEN ${column} IS NOT NULL THEN cast_to_type(CAST(CAST(${text(refusal)} AS INTEGER) AS VARCHAR), CAST(NULL AS ${duckdbType(type)})) END`
  }
  return value
}
