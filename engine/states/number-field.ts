import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { QueryFailure } from '../errors/query-failure.ts'
import type { Frame } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import { evaluateTyped } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { readPathText } from '../jsonpath/path-field.ts'
import { pathInput } from './effective-input.ts'

/**
 * A field that is an integer, an expression that yields one, or, with `Path` after its name, a path to one.
 * Undefined where the state has none of them.
 */
export function numberField(frame: Frame, name: string): MaybePromise<number | undefined> {
  const { fields } = frame.state
  const field = fields[name]
  if (field === undefined ? fields[pathName(name)] === undefined : typeof field === 'number') return field as number | undefined
  return integerOf(frame, fields, name, name)
}

/** Like {@link numberField}, for a field inside another, such as `ItemBatcher`. */
export function nestedInteger(frame: Frame, outer: string, fields: JsonObject, name: string): Promise<number | undefined> {
  return integerOf(frame, fields, name, `${outer}/${name}`)
}

const pathNames = new Map<string, string>()

/** `TimeoutSecondsPath` for `TimeoutSeconds`; kept, since every task asks. */
function pathName(name: string): string {
  let path = pathNames.get(name)
  if (path === undefined) {
    path = `${name}Path`
    pathNames.set(name, path)
  }
  return path
}

async function integerOf(frame: Frame, fields: JsonObject, name: string, location: string): Promise<number | undefined> {
  const field = fields[name]
  if (typeof field === 'number') return field
  if (field !== undefined && frame.state.queryLanguage === 'JSONata') {
    return requireInteger(location, field, await evaluateTyped(frame, location, field, 'number', jsonataVariables(frame)))
  }
  const path = fields[pathName(name)]
  return typeof path === 'string' ? integerAt(pathName(name), path, readPathText(frame, path, pathInput(frame))) : undefined
}

function requireInteger(location: string, field: JsonValue, value: JsonValue): number {
  if (typeof value === 'number' && Number.isInteger(value)) return value
  const text = typeof field === 'string' ? field.slice(2, -2).trim() : JSON.stringify(field)
  const subject = `The JSONata expression '${text}' specified for the field '${location}'`
  const problem = `returned an unexpected result type. Expected 'integer', but was 'number' for value: ${JSON.stringify(value)}`
  throw new QueryFailure(location, `${subject} ${problem}`)
}

function integerAt(name: string, path: string, value: JsonValue): number {
  const integer = typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value
  if (typeof integer === 'number' && Number.isInteger(integer)) return integer
  // AWS puts every value into quotes here, numbers and objects too.
  const shown = typeof value === 'string' ? value : JSON.stringify(value)
  throw new FieldFailure(`The ${name} field refers to value "${shown}" which is not a valid integer: ${path}`)
}
