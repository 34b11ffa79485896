import type { JsonValue } from '../../asl/json.ts'
import { QueryFailure } from '../errors/query-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
import { compileExpression, isExpression, type JsonataExpression } from './expression.ts'
import { jsonResult, unsupported } from './json-result.ts'
import type { JsonataVariables } from './variables.ts'

/** A field whose strings may be expressions, at any depth. */
export type Template = (variables: JsonataVariables) => MaybePromise<JsonValue>

/** Compiles a field; `location` is its name, followed by the keys inside, joined by `/`. */
export function compileTemplate(frame: Frame, location: string, field: JsonValue): Template {
  if (typeof field === 'string' && isExpression(field)) return compileLeaf(frame, location, field)
  if (typeof field !== 'object' || field === null) return () => field
  return Array.isArray(field) ? compileArray(frame, location, field) : compileObject(frame, location, field as { [key: string]: JsonValue })
}

function compileLeaf(frame: Frame, location: string, source: string): Template {
  const expression = compileExpression(source, frame.branch.execution.quotas)
  return (variables) => evaluateLeaf(expression, location, variables)
}

function evaluateLeaf(expression: JsonataExpression, location: string, variables: JsonataVariables): MaybePromise<JsonValue> {
  let value: unknown
  try {
    value = expression.evaluate(variables)
  } catch (error) {
    throw evaluationFailure(expression, location, error)
  }
  if (!(value instanceof Promise)) return readResult(expression, location, value)
  return value.then(
    (result) => readResult(expression, location, result),
    (error) => {
      throw evaluationFailure(expression, location, error)
    },
  )
}

function readResult(expression: JsonataExpression, location: string, value: unknown): JsonValue {
  const subject = `The JSONata expression '${expression.text}' specified for the field '${location}'`
  if (value === undefined) throw new QueryFailure(location, `${subject} returned nothing (undefined).`)
  const result = jsonResult(value)
  if (result === unsupported) throw new QueryFailure(location, `${subject} returned an unsupported result type.`)
  return result
}

function evaluationFailure(expression: JsonataExpression, location: string, error: unknown): QueryFailure {
  const { code, message } = error as { code?: string; message?: string }
  const reason = [code, message].filter((part) => part !== undefined).join(': ')
  return new QueryFailure(
    location,
    `The JSONata expression '${expression.text}' specified for the field '${location}' threw an error during evaluation. ${reason}`,
    { cause: error },
  )
}

function compileArray(frame: Frame, location: string, items: readonly JsonValue[]): Template {
  if (!items.some(holdsExpression)) return () => items
  const templates = items.map((item, index) => compileTemplate(frame, `${location}[${index}]`, item))
  return (variables) => {
    const result: JsonValue[] = []
    const from = (index: number): MaybePromise<JsonValue> => {
      for (let next = index; next < templates.length; next++) {
        const value = (templates[next] as Template)(variables)
        if (value instanceof Promise) {
          return value.then((item) => {
            result.push(item)
            return from(next + 1)
          })
        }
        result.push(value)
      }
      return result
    }
    return from(0)
  }
}

function compileObject(frame: Frame, location: string, members: { readonly [key: string]: JsonValue }): Template {
  if (!holdsExpression(members)) return () => members
  const templates = Object.entries(members).map(([key, value]) => [key, compileTemplate(frame, `${location}/${key}`, value)] as const)
  return (variables) => {
    const result: Record<string, JsonValue> = {}
    const from = (index: number): MaybePromise<JsonValue> => {
      for (let next = index; next < templates.length; next++) {
        const [key, template] = templates[next] as (typeof templates)[number]
        const value = template(variables)
        if (value instanceof Promise) {
          return value.then((member) => {
            result[key] = member
            return from(next + 1)
          })
        }
        result[key] = value
      }
      return result
    }
    return from(0)
  }
}

function holdsExpression(value: JsonValue): boolean {
  if (typeof value === 'string') return isExpression(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.values(value).some(holdsExpression)
}

/** Evaluates a field of the frame's state that must be there, compiling it on the first visit. */
export function evaluateField(frame: Frame, location: string, field: JsonValue, variables: JsonataVariables): MaybePromise<JsonValue> {
  let template = frame.state.compiled.get(location) as Template | undefined
  if (template === undefined) {
    template = compileTemplate(frame, location, field)
    frame.state.compiled.set(location, template)
  }
  return template(variables)
}

interface JsonTypes {
  readonly array: readonly JsonValue[]
  readonly boolean: boolean
  readonly number: number
  readonly string: string
}

/** Like {@link evaluateField}, for a field whose value must have one type. */
export function evaluateTyped<T extends keyof JsonTypes>(
  frame: Frame,
  location: string,
  field: JsonValue,
  expected: T,
  variables: JsonataVariables,
): MaybePromise<JsonTypes[T]> {
  return then(evaluateField(frame, location, field, variables), (value) => {
    const actual = typeName(value)
    // The name of the type was compared: the value is of it.
    if (actual === expected) return value as JsonTypes[T]
    const subject =
      typeof field === 'string' && isExpression(field)
        ? `The JSONata expression '${field.slice(2, -2).trim()}' specified for the field '${location}'`
        : `The field '${location}'`
    throw new QueryFailure(
      location,
      `${subject} returned an unexpected result type. Expected '${expected}', but was '${actual}' for value: ${JSON.stringify(value)}`,
    )
  })
}

function typeName(value: JsonValue): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}
