import { DefinitionError } from '../definition-error.ts'
import type { Expression } from '../expression/expression.ts'
import { isExpr, SOURCE } from './source.ts'

/**
 * What a template of references, expressions and plain JSON compiles to. Members that are `undefined` are left out.
 * Throws a `DefinitionError` (`not-json`) for a value that JSON cannot carry.
 */
export function toExpression(value: unknown, path: string): Expression {
  return read(value, path, [])
}

/** `around`: the objects and arrays in which the value stands. */
function read(value: unknown, path: string, around: readonly object[]): Expression {
  if (isExpr(value)) return value[SOURCE]
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return { kind: 'literal', value }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'literal', value }
  if (typeof value === 'object' && around.includes(value)) throw notJson('a circle of objects', path)
  if (Array.isArray(value)) return arrayOf(value, path, [...around, value])
  if (isPlainObject(value)) return objectOf(value, path, [...around, value])
  throw notJson(describe(value), path)
}

function arrayOf(values: readonly unknown[], path: string, around: readonly object[]): Expression {
  // A hole, too, is a value that JSON has not: `from` shows it.
  const items = Array.from(values, (item, index) => read(item, `${path}[${index}]`, around))
  const plain = items.flatMap((item) => (item.kind === 'literal' ? [item.value] : []))
  return plain.length === items.length ? { kind: 'literal', value: plain } : { kind: 'array', items }
}

function objectOf(members: object, path: string, around: readonly object[]): Expression {
  const entries = Object.entries(members)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => [name, read(value, `${path}.${name}`, around)] as const)
  const plain = entries.flatMap(([name, value]) => (value.kind === 'literal' ? [[name, value.value] as const] : []))
  if (plain.length === entries.length) return { kind: 'literal', value: Object.fromEntries(plain) }
  return { kind: 'object', members: Object.fromEntries(entries) }
}

function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false
  const prototype = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

function notJson(what: string, path: string): DefinitionError {
  return new DefinitionError({
    code: 'not-json',
    path,
    message: `${what} cannot be part of a state machine`,
    hint: 'use JSON values, references and expressions',
  })
}

function describe(value: unknown): string {
  if (value === undefined || typeof value === 'number') return String(value)
  if (typeof value !== 'object' || value === null) return `a ${typeof value}`
  return `an instance of ${value.constructor?.name ?? 'an unknown class'}`
}
