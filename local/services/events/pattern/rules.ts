import type { JsonValue } from '../../../../asl/json.ts'
import { isJsonObject } from '../../../tasks/json-object.ts'
import { isInCidr } from './cidr.ts'
import { matchesWildcard } from './wildcard.ts'

/** Whether a value of an event, `undefined` where it has none, fits an argument of a rule. */
type Rule = (argument: JsonValue, value: JsonValue | undefined) => boolean

/** The rules of a pattern beside plain values, by their names. */
export const rules: Readonly<Record<string, Rule>> = {
  'anything-but': (argument, value) => value !== undefined && !excluded(argument, value),
  cidr: (argument, value) => isText(argument) && isText(value) && isInCidr(value, argument),
  'equals-ignore-case': (argument, value) => isText(argument) && isText(value) && lower(argument) === lower(value),
  // A branch is not what `exists` asks for, only a leaf.
  exists: (argument, value) => (argument === true ? value !== undefined && !isJsonObject(value) : value === undefined),
  numeric: (argument, value) => typeof value === 'number' && Array.isArray(argument) && fitsBounds(argument as readonly JsonValue[], value),
  prefix: (argument, value) => isText(value) && affix(argument, value, (text, part) => text.startsWith(part)),
  suffix: (argument, value) => isText(value) && affix(argument, value, (text, part) => text.endsWith(part)),
  wildcard: (argument, value) => isText(argument) && isText(value) && matchesWildcard(argument, value),
}

/** Whether one rule of a pattern's array takes a value. */
export function takes(rule: JsonValue, value: JsonValue | undefined): boolean {
  if (!isJsonObject(rule)) return value !== undefined && rule === value
  const [name = '', argument = null] = Object.entries(rule)[0] ?? []
  return Object.hasOwn(rules, name) && rules[name]!(argument, value)
}

/** Of `anything-but`: a value, several, or a rule with one text or several. */
function excluded(argument: JsonValue, value: JsonValue): boolean {
  if (Array.isArray(argument)) return argument.some((one) => one === value)
  if (!isJsonObject(argument)) return argument === value
  const [name = '', texts = null] = Object.entries(argument)[0] ?? []
  return [texts].flat().some((text) => takes({ [name]: text as JsonValue }, value))
}

function affix(argument: JsonValue, value: string, has: (text: string, part: string) => boolean): boolean {
  if (isText(argument)) return has(value, argument)
  const ignoring = isJsonObject(argument) ? argument['equals-ignore-case'] : undefined
  return isText(ignoring) && has(lower(value), lower(ignoring))
}

const comparisons: Readonly<Record<string, (left: number, right: number) => boolean>> = {
  '<': (left, right) => left < right,
  '<=': (left, right) => left <= right,
  '=': (left, right) => left === right,
  '>': (left, right) => left > right,
  '>=': (left, right) => left >= right,
}

/** `[">", 0, "<=", 5]`. */
function fitsBounds(bounds: readonly JsonValue[], value: number): boolean {
  for (let index = 0; index < bounds.length; index += 2) {
    const compare = comparisons[String(bounds[index])]
    if (compare === undefined || !compare(value, Number(bounds[index + 1]))) return false
  }
  return bounds.length > 0
}

function isText(value: JsonValue | undefined): value is string {
  return typeof value === 'string'
}

function lower(text: string): string {
  return text.toLowerCase()
}
