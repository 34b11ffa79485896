import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { evaluatePathExpression } from './path-expression.ts'

type Template = (frame: Frame, document: JsonValue) => JsonValue

/**
 * Evaluates a payload template: members whose name ends in `.$` are paths or intrinsic functions.
 * @see https://states-language.net/spec.html#payload-template
 */
export function evaluatePayloadTemplate(frame: Frame, field: string, template: JsonValue, document: JsonValue): JsonValue {
  let compiled = frame.state.compiled.get(field) as Template | undefined
  if (compiled === undefined) {
    compiled = compile(template)
    frame.state.compiled.set(field, compiled)
  }
  return compiled(frame, document)
}

/** Evaluates an `Assign` in JSONPath: the variables to set, or undefined where there is none. */
export function evaluateAssign(frame: Frame, location: string, assign: JsonValue | undefined, document: JsonValue): JsonObject | undefined {
  if (assign === undefined) return undefined
  const variables = evaluatePayloadTemplate(frame, location, assign, document)
  if (isJsonObject(variables)) return variables
  throw new FieldFailure(`The field '${location}' must be an object of variables`)
}

function compile(template: JsonValue): Template {
  if (typeof template !== 'object' || template === null || !holdsExpression(template)) return () => template
  if (Array.isArray(template)) {
    const items = template.map(compile)
    return (frame, document) => items.map((item) => item(frame, document))
  }
  const members = Object.entries(template).map(([name, value]) => compileMember(name, value))
  return (frame, document) => {
    const result: Record<string, JsonValue> = {}
    for (const [name, member] of members) result[name] = member(frame, document)
    return result
  }
}

function compileMember(name: string, value: JsonValue): readonly [string, Template] {
  if (!name.endsWith('.$')) return [name, compile(value)]
  if (typeof value !== 'string') {
    const problem = `The value for the field '${name}' must be a valid JSONPath or a valid intrinsic function call`
    return [
      name,
      () => {
        throw new FieldFailure(problem)
      },
    ]
  }
  return [name.slice(0, -2), (frame, document) => evaluatePathExpression(frame, name, value, document)]
}

function holdsExpression(template: JsonValue): boolean {
  if (typeof template !== 'object' || template === null) return false
  if (Array.isArray(template)) return template.some(holdsExpression)
  return Object.entries(template).some(([name, value]) => name.endsWith('.$') || holdsExpression(value))
}
