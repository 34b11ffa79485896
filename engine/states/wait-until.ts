import type { JsonValue } from '../../asl/json.ts'
import { parseTimestamp } from '../choice/timestamp.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { QueryFailure } from '../errors/query-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { findByExpression } from '../jsonpath/path-expression.ts'
import { pathInput } from './effective-input.ts'

/** The longest wait that AWS accepts, in seconds. */
const LONGEST_WAIT = 99_999_999

/** When a Wait state ends, in milliseconds since the Unix epoch. */
export async function waitUntil(frame: Frame): Promise<number> {
  const { queryLanguage, fields } = frame.state
  if (typeof fields.SecondsPath === 'string') return after(frame, secondsAt(frame, fields.SecondsPath))
  if (typeof fields.TimestampPath === 'string') return timestampAt(frame, fields.TimestampPath)
  const name = fields.Seconds === undefined ? 'Timestamp' : 'Seconds'
  const field = fields[name] ?? 0
  const value = queryLanguage === 'JSONata' ? await evaluateField(frame, name, field, jsonataVariables(frame)) : field
  return name === 'Seconds' ? after(frame, requireSeconds(field, value)) : requireTimestamp(field, value)
}

function after(frame: Frame, seconds: number): number {
  return frame.enteredAt + seconds * 1000
}

function requireSeconds(field: JsonValue, value: JsonValue): number {
  if (typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= LONGEST_WAIT) return value
  throw new QueryFailure(
    'Seconds',
    `${subject('Seconds', field)} must evaluate to an integer from 0 to ${LONGEST_WAIT}, but was: ${JSON.stringify(value)}`,
  )
}

function requireTimestamp(field: JsonValue, value: JsonValue): number {
  const milliseconds = typeof value === 'string' ? parseTimestamp(value) : undefined
  if (milliseconds !== undefined) return milliseconds
  throw new QueryFailure(
    'Timestamp',
    `${subject('Timestamp', field)} must evaluate to an ISO-8601 timestamp, but was: ${JSON.stringify(value)}`,
  )
}

function subject(name: string, field: JsonValue): string {
  return typeof field === 'string' && field.startsWith('{%')
    ? `The JSONata expression '${field.slice(2, -2).trim()}' specified for the field '${name}'`
    : `The field '${name}'`
}

function secondsAt(frame: Frame, path: string): number {
  const value = findByExpression(frame, path, pathInput(frame))
  if (value === undefined) throw new FieldFailure(`The SecondsPath parameter does not reference an input value: ${path}`)
  const shown = `${path} == ${typeof value === 'string' ? value : JSON.stringify(value)}`
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    throw new FieldFailure(`The SecondsPath parameter cannot be parsed as a long value: ${shown}`)
  }
  if (value < 0) throw new FieldFailure(`The SecondsPath parameter references a negative value: ${shown}`)
  return value
}

function timestampAt(frame: Frame, path: string): number {
  const value = findByExpression(frame, path, pathInput(frame))
  if (value === undefined) throw new FieldFailure(`The TimestampPath parameter does not reference an input value: ${path}`)
  const milliseconds = typeof value === 'string' ? parseTimestamp(value) : undefined
  if (milliseconds !== undefined) return milliseconds
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  throw new FieldFailure(
    `The TimestampPath parameter does not reference a valid ISO-8601 extended offset date-time format string: ${path} == ${shown}`,
  )
}
