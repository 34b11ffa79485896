import type { JsonValue } from '../json.ts'
import { at, badDefinition, type Pointer } from './pointer.ts'

/**
 * A frozen copy of a JSON value, members in their order, whatever their names.
 * Throws a `DefinitionError` for what JSON cannot carry: a function, `undefined`, a number that is none, an object inside itself.
 */
export function copyJson(value: unknown, pointer: Pointer, around: readonly object[] = []): JsonValue {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (typeof value !== 'object') throw noJson(pointer, typeof value === 'number' ? String(value) : `a value of the type ${typeof value}`)
  if (around.includes(value)) throw noJson(pointer, 'an object that is inside itself')
  const inside = [...around, value]
  if (Array.isArray(value)) return Object.freeze(Array.from(value, (item, index) => copyJson(item, at(pointer, index), inside)))
  if (!isPlain(value)) throw noJson(pointer, 'an object that is no plain one')
  const members = Object.entries(value).map(([name, member]) => [name, copyJson(member, at(pointer, name), inside)] as const)
  // Unlike an assignment, this takes a member called `__proto__` for a member.
  return Object.freeze(Object.fromEntries(members))
}

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  // An object of another realm has another Object.prototype, whose own prototype is null too.
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

function noJson(pointer: Pointer, found: string) {
  return badDefinition(pointer, `${found}, which JSON does not have`, 'give the definition as JSON')
}
