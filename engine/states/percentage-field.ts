import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateTyped } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { readPathText } from '../jsonpath/path-field.ts'
import { pathInput } from './effective-input.ts'

/** Like an integer field, for a number that may have a fraction. */
export async function percentageField(frame: Frame, name: string): Promise<number | undefined> {
  const { fields, queryLanguage } = frame.state
  const field = fields[name]
  if (typeof field === 'number') return field
  if (field !== undefined && queryLanguage === 'JSONata') {
    return await evaluateTyped(frame, name, field, 'number', jsonataVariables(frame))
  }
  const path = fields[`${name}Path`]
  if (typeof path !== 'string') return undefined
  const value = readPathText(frame, path, pathInput(frame))
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
  if (typeof number === 'number' && Number.isFinite(number)) return number
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  throw new FieldFailure(`The ${name}Path field refers to value "${shown}" which is not a valid float: ${path}`)
}
