import type { JsonValue } from '../../asl/json.ts'

/** An expression's result holds something that is no JSON, such as a function. */
export const unsupported = Symbol('unsupported')

/**
 * The JSON of an evaluator's result. JSONata marks the arrays it builds and leaves lambdas in place:
 * the first are copied into plain arrays, the second make the result {@link unsupported}.
 */
export function jsonResult(value: unknown): JsonValue | typeof unsupported {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value
    case 'number':
      return Number.isFinite(value) ? value : unsupported
    case 'object':
      if (value === null) return null
      return Array.isArray(value) ? arrayResult(value) : objectResult(value as Record<string, unknown>)
    default:
      return unsupported
  }
}

function arrayResult(items: readonly unknown[]): JsonValue | typeof unsupported {
  let copy: JsonValue[] | undefined = Object.keys(items).length === items.length ? undefined : []
  for (let index = 0; index < items.length; index++) {
    const item = items[index]
    const result = item === undefined ? null : jsonResult(item)
    if (result === unsupported) return unsupported
    if (copy === undefined && result !== item) copy = items.slice(0, index) as JsonValue[]
    copy?.push(result)
  }
  // Without a copy every item was JSON already.
  return copy ?? (items as readonly JsonValue[])
}

function objectResult(members: Record<string, unknown>): JsonValue | typeof unsupported {
  if (members._jsonata_lambda === true || members._jsonata_function === true) return unsupported
  let copy: Record<string, JsonValue> | undefined
  const done: string[] = []
  for (const name of Object.keys(members)) {
    const member = members[name]
    const result = member === undefined ? unsupported : jsonResult(member)
    if (result === unsupported && member !== undefined) return unsupported
    if (copy === undefined && result !== member) {
      copy = {}
      for (const earlier of done) copy[earlier] = members[earlier] as JsonValue
    }
    if (copy !== undefined && result !== unsupported) copy[name] = result
    done.push(name)
  }
  return copy ?? (members as Record<string, JsonValue>)
}
