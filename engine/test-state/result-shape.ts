import type { JsonValue } from '../../asl/json.ts'
import { isJsonObject } from '../machine/state-document.ts'

/** What a service's result looks like, as far as a mock is checked. */
export type ResultShape =
  | { readonly type: 'structure'; readonly members: Readonly<Record<string, ResultShape>>; readonly required?: readonly string[] }
  | { readonly type: 'list'; readonly item: ResultShape }
  | { readonly type: 'map'; readonly value: ResultShape }
  | { readonly type: 'string' | 'blob'; readonly minimum?: number; readonly maximum?: number; readonly values?: readonly string[] }
  | { readonly type: 'number'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'boolean' }
  | { readonly type: 'any' }

const typeNames = {
  structure: 'an object',
  list: 'an array',
  map: 'an object',
  string: 'a string',
  blob: 'a string',
  number: 'a number',
  boolean: 'a boolean',
}

/** What is wrong with a mocked result, in the API's words, or undefined. Fields that the shape does not have are not looked at. */
export function resultProblem(shape: ResultShape, value: JsonValue, strict: boolean, field = 'Result'): string | undefined {
  if (shape.type === 'any' || value === null) return undefined
  if (!hasType(shape, value)) return `Field '${field}' must be ${typeNames[shape.type]}`
  if (shape.type === 'structure') return structureProblem(shape, value as { readonly [key: string]: JsonValue }, strict)
  if (shape.type === 'list')
    return firstProblem((value as readonly JsonValue[]).map((item) => () => resultProblem(shape.item, item, strict, field)))
  if (shape.type === 'map')
    return firstProblem(Object.values(value).map((item) => () => resultProblem(shape.value, item as JsonValue, strict, field)))
  if (shape.type === 'boolean') return undefined
  return boundsProblem(shape, value as string | number, field)
}

type Bounded = ResultShape & { readonly type: 'string' | 'blob' | 'number' }

function boundsProblem(shape: Bounded, value: string | number, field: string): string | undefined {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = shape
  if (typeof value === 'number') {
    if (value < minimum) return `Field '${field}' is less than the minimum value`
    return value > maximum ? `Field '${field}' exceeds the maximum value` : undefined
  }
  if (value.length < minimum) return `Field '${field}' is smaller than the minimum length`
  if (value.length > maximum) return `Field '${field}' exceeds the maximum length`
  if (shape.type === 'number' || shape.values === undefined || shape.values.includes(value)) return undefined
  return `Field '${field}' is not an expected value`
}

function structureProblem(
  { members, required = [] }: ResultShape & { readonly type: 'structure' },
  value: { readonly [key: string]: JsonValue },
  strict: boolean,
): string | undefined {
  const missing = strict ? required.find((name) => value[name] === undefined) : undefined
  if (missing !== undefined) return `Field '${missing}' is required but was missing`
  const present = Object.entries(members).filter(([name]) => value[name] !== undefined)
  return firstProblem(
    present.map(
      ([name, member]) =>
        () =>
          resultProblem(member, value[name] as JsonValue, strict, name),
    ),
  )
}

function firstProblem(checks: readonly (() => string | undefined)[]): string | undefined {
  for (const check of checks) {
    const problem = check()
    if (problem !== undefined) return problem
  }
  return undefined
}

function hasType(shape: ResultShape, value: JsonValue): boolean {
  if (shape.type === 'structure' || shape.type === 'map') return isJsonObject(value)
  if (shape.type === 'list') return Array.isArray(value)
  return typeof value === (shape.type === 'blob' ? 'string' : shape.type)
}
