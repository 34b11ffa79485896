import { DefinitionError } from '../definition-error.ts'
import type { Expression } from '../expression/expression.ts'
import { isExpr, SOURCE } from './source.ts'

/**
 * What a template of references, expressions and plain JSON compiles to. Members that are `undefined` are left out.
 * Throws a `DefinitionError` (`not-json`) for a value that JSON cannot carry.
 */
export function toExpression(value: unknown, path: string): Expression {
  if (isExpr(value)) return value[SOURCE]
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'literal', value }
  if (Array.isArray(value)) return arrayOf(value, path)
  if (isPlainObject(value)) return objectOf(value, path)
  throw new DefinitionError({
    code: 'not-json',
    path,
    message: `${describe(value)} cannot be part of a state machine`,
    hint: 'use JSON values, references and expressions',
  })
}

function arrayOf(items: readonly unknown[], path: string): Expression {
  const expressions = items.map((item, index) => toExpression(item, `${path}[${index}]`))
  const plain = expressions.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
  return plain.length === items.length ? { kind: 'literal', value: plain } : { kind: 'array', items: expressions }
}

function objectOf(members: object, path: string): Expression {
  const entries = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, toExpression(value, `${path}.${name}`)] as const)
  const plain = entries.flatMap(([name, value]) => (value.kind === 'literal' ? [[name, value.value] as const] : []))
  if (plain.length === entries.length) return { kind: 'literal', value: Object.fromEntries(plain) }
  return { kind: 'object', members: Object.fromEntries(entries) }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function describe(value: unknown): string {
  if (typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`
  return `an instance of ${value.constructor?.name ?? 'an unknown class'}`
}
