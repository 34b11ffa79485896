import type { TSchema } from '@sinclair/typebox'

/** The members of a field's schema that are checked in the machine. */
interface FieldSchema extends TSchema {
  readonly type?: string
  readonly pattern?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly anyOf?: readonly { readonly const?: unknown }[]
}

/** JSONata that gives a sentence about what is wrong with the field `name` of `$fields`, or nothing. */
export function fieldProblem(name: string, schema: TSchema, isRequired: boolean): string {
  const value = `$lookup($fields, ${JSON.stringify(name)})`
  const { holds, wanted } = checkOf(value, schema)
  const wrong = JSON.stringify(`${name} must be ${wanted}`)
  const missing = isRequired ? JSON.stringify(`${name} is missing`) : '()'
  return `($exists(${value}) ? ((${holds}) ? () : ${wrong} & ", found " & $string(${value})) : ${missing})`
}

/** A condition on `value` and what it says in words. A kind of schema that no machine checks is refused when the workflow is defined. */
function checkOf(value: string, schema: FieldSchema): { readonly holds: string; readonly wanted: string } {
  if (schema.anyOf?.every((option) => typeof option.const === 'string')) {
    const options = schema.anyOf.map((option) => option.const)
    return { holds: `${value} in ${JSON.stringify(options)}`, wanted: `one of ${options.join(', ')}` }
  }
  if (schema.type === 'string') return stringCheck(value, schema)
  if (schema.type === 'integer' || schema.type === 'number') return numberCheck(value, schema)
  if (schema.type === 'boolean') return { holds: `$type(${value}) = "boolean"`, wanted: 'true or false' }
  throw new TypeError(`an input field can be a string, a number, a boolean or one of some strings; found ${JSON.stringify(schema)}`)
}

function stringCheck(value: string, { pattern, minLength = 0 }: FieldSchema) {
  const conditions = [
    `$type(${value}) = "string"`,
    ...(minLength > 0 ? [`$length(${value}) >= ${minLength}`] : []),
    ...(pattern === undefined ? [] : [`$contains(${value}, ${regularExpression(pattern)})`]),
  ]
  const wanted = pattern === undefined ? 'a string' : `a string like ${pattern}`
  return { holds: conditions.join(' and '), wanted: minLength > 0 && pattern === undefined ? `${wanted} that is not empty` : wanted }
}

function numberCheck(value: string, { type, minimum, maximum }: FieldSchema) {
  const conditions = [
    `$type(${value}) = "number"`,
    ...(type === 'integer' ? [`$floor(${value}) = ${value}`] : []),
    ...(minimum === undefined ? [] : [`${value} >= ${minimum}`]),
    ...(maximum === undefined ? [] : [`${value} <= ${maximum}`]),
  ]
  const bounds = [minimum === undefined ? '' : ` from ${minimum}`, maximum === undefined ? '' : ` to ${maximum}`].join('')
  return { holds: conditions.join(' and '), wanted: `a ${type === 'integer' ? 'whole number' : 'number'}${bounds}` }
}

/** A pattern as JSONata writes it. */
export function regularExpression(pattern: string): string {
  return `/${pattern.replace(/\\\/|\//g, '\\/')}/`
}
