import { QualityError } from '../quality-error.ts'
import { baseType, familyOf, isNumeric, isTemporal } from './column-type.ts'
import { isMidnight, momentOf, momentText } from './moment.ts'
import { text } from './quote.ts'

/** What an expectation compares a column with: as in JSON, dates and times as text. */
export type Scalar = string | number | boolean

/** A column of a table: its name and its type in Glue's or Athena's words (`decimal(10,2)`, `timestamp`). */
export interface Column {
  readonly name: string
  readonly type: string
}

/**
 * A value as a SQL literal that may be compared with the column: a number for numbers, `DATE '...'` for dates, text for text.
 * Throws `type-mismatch` where Athena could only compare them by guessing.
 */
export function literalFor(column: Column, value: Scalar): string {
  const family = familyOf(column.type)
  if (typeof value === 'number' && isNumeric(family)) return numberFor(column, value)
  if (typeof value === 'boolean' && family === 'boolean') return value ? 'true' : 'false'
  if (typeof value === 'number' && family === 'boolean' && (value === 0 || value === 1)) return value === 1 ? 'true' : 'false'
  if (typeof value === 'string' && family === 'text') return text(value)
  if (typeof value === 'string' && isTemporal(family)) return temporalLiteral(column, value)
  throw mismatch(column, value)
}

function numberFor({ type }: Column, value: number): string {
  const literal = numberLiteral(value, familyOf(type) === 'float')
  // A double of 1.1 is no single-precision 1.1: Athena would compare both as doubles.
  return ['real', 'float'].includes(baseType(type)) && !Number.isInteger(value) ? `CAST(${literal} AS real)` : literal
}

/** A number as Athena reads it: a double (`1.5E0`) where `approximate`, else exact. */
export function numberLiteral(value: number, approximate = false): string {
  if (!Number.isFinite(value)) {
    return Number.isNaN(value) ? 'nan()' : value > 0 ? 'infinity()' : '-infinity()'
  }
  const written = String(value)
  if (written.includes('e')) return written.toUpperCase().replace('E+', 'E')
  return approximate && written.includes('.') ? `${written}E0` : written
}

function temporalLiteral(column: Column, value: string): string {
  const moment = momentOf(value)
  if (moment === undefined) throw mismatch(column, value)
  const family = familyOf(column.type)
  if (family === 'date' && isMidnight(moment)) return `DATE ${text(moment.date)}`
  return `TIMESTAMP ${text(`${momentText(moment)}${family === 'zoned-timestamp' ? ' UTC' : ''}`)}`
}

function mismatch({ name, type }: Column, value: Scalar): QualityError {
  return new QualityError({
    code: 'type-mismatch',
    path: '',
    message: `column ${name} is ${type} and cannot be compared with ${JSON.stringify(value)}`,
    hint: `give a value that is ${EXAMPLES[familyOf(type)] ?? 'of the column’s type'}, or change the column's type`,
  })
}

const EXAMPLES: Readonly<Record<string, string>> = {
  text: 'text',
  integer: 'a number',
  decimal: 'a number',
  float: 'a number',
  boolean: 'true or false',
  date: 'a date such as 2024-01-31',
  timestamp: 'a date or time such as 2024-01-31T12:00:00',
  'zoned-timestamp': 'a date or time such as 2024-01-31T12:00:00Z',
}
