import type { TSchema } from '@sinclair/typebox'
import { Errors } from '@sinclair/typebox/errors'
import type { Expectation, Kwargs } from './expectation.ts'
import { QualityError } from './quality-error.ts'

/**
 * The arguments of an expectation once they are known to be possible: every name known, none missing, each of its type.
 * A parameter stands for any value here; it is checked again when it has one. Throws a QualityError that names the argument.
 */
export function checkedKwargs(expectation: Expectation, kwargs: Kwargs): Kwargs {
  const known = Object.keys(expectation.schema.properties)
  const unknown = Object.keys(kwargs).find((name) => !known.includes(name))
  if (unknown !== undefined) {
    throw new QualityError({
      code: 'unknown-argument',
      path: `/kwargs/${unknown}`,
      message: `${expectation.type} has no argument ${unknown}`,
      hint: `it takes ${known.join(', ')}`,
    })
  }
  const missing = (expectation.schema.required ?? []).find((name) => kwargs[name] === undefined)
  if (missing !== undefined) {
    throw new QualityError({
      code: 'missing-argument',
      path: `/kwargs/${missing}`,
      message: `${expectation.type} lacks its argument ${missing}`,
      hint: `give ${missing}`,
    })
  }
  const wrong = Errors(expectation.schema, kwargs).First()
  if (wrong !== undefined) {
    throw new QualityError({
      code: 'invalid-argument',
      path: `/kwargs${wrong.path}`,
      message: `${expectation.type}: ${wrong.path.slice(1)} is ${JSON.stringify(wrong.value)}: ${explain(wrong.message, wrong.schema)}`,
      hint: `correct ${wrong.path.slice(1)}`,
    })
  }
  if (!hasParameter(kwargs)) expectation.check?.(kwargs)
  return Object.freeze({ ...kwargs })
}

/** Whether a parameter stands anywhere in a value. */
export function hasParameter(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  return '$PARAMETER' in value || Object.values(value).some(hasParameter)
}

function explain(message: string, schema: TSchema): string {
  const choices = choicesOf(schema)
  return choices.length === 0 ? message : `expected ${choices.join(' or ')}`
}

function choicesOf({ anyOf }: TSchema): readonly string[] {
  if (!Array.isArray(anyOf)) return []
  return anyOf.flatMap((choice: TSchema) => {
    if (choice.const !== undefined) return [JSON.stringify(choice.const)]
    return choice.anyOf === undefined ? (choice.type === 'object' ? [] : [String(choice.type)]) : choicesOf(choice)
  })
}
