import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { QueryFailure } from '../errors/query-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateTyped } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { readPathText } from '../jsonpath/path-field.ts'
import { pathInput } from './effective-input.ts'

/**
 * A field that is a number, an expression that yields one, or, with `Path` after its name, a path to one.
 * Undefined where the state has none of them.
 */
export async function numberField(frame: Frame, name: string): Promise<number | undefined> {
  const { fields, queryLanguage } = frame.state
  const field = fields[name]
  if (typeof field === 'number') return field
  if (field !== undefined && queryLanguage === 'JSONata') {
    return requireInteger(name, field, await evaluateTyped(frame, name, field, 'number', jsonataVariables(frame)))
  }
  const path = fields[`${name}Path`]
  return typeof path === 'string' ? integerAt(`${name}Path`, path, readPathText(frame, path, pathInput(frame))) : undefined
}

function requireInteger(name: string, field: JsonValue, value: JsonValue): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  const text = typeof field === 'string' ? field.slice(2, -2).trim() : JSON.stringify(field)
  throw new QueryFailure(
    name,
    `The JSONata expression '${text}' specified for the field '${name}' returned an unexpected result type. Expected 'integer', but was 'number' for value: ${JSON.stringify(value)}`,
  )
}

function integerAt(name: string, path: string, value: JsonValue): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  // AWS puts every value into quotes here, numbers and objects too.
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  throw new FieldFailure(`The ${name} field refers to value "${shown}" which is not a valid integer: ${path}`)
}
