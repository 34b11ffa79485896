import type { Expression } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import type { Surroundings } from './emit-expression.ts'
import { typeOf } from './type-of.ts'

const FAMILIES: readonly (readonly [RegExp, string])[] = [
  [/^(varchar|char)\b/, 'text'],
  [/^(tinyint|smallint|integer|bigint|real|double|decimal)\b/, 'number'],
  [/^(date|timestamp)\b/, 'time'],
  [/^boolean$/, 'boolean'],
  [/^(array|map|row)\(/, 'nested'],
]

/** Which types compare with one another; undefined when the type is not known. */
export function typeFamily(type: string | undefined): string | undefined {
  return type === undefined ? undefined : FAMILIES.find(([pattern]) => pattern.test(type))?.[1]
}

/**
 * Refuses what Trino refuses for its types and DuckDB would run with a silent cast: `varchar = integer`, `date = varchar`.
 * Only where both types are known for certain.
 */
export function rejectMismatch({ scope, emitter }: Surroundings, at: number, operator: string, left: Expression, right: Expression): void {
  const [a, b] = [typeOf(left, scope), typeOf(right, scope)]
  const [familyA, familyB] = [typeFamily(a), typeFamily(b)]
  if (familyA === undefined || familyB === undefined || familyA === familyB) return
  const message =
    operator === 'IN'
      ? `IN value and list items must be the same type or coercible to a common type. Cannot find common type between ${a} and ${b}`
      : `Cannot apply operator: ${a} ${operator} ${b}`
  throw sqlErrorAt('TYPE_MISMATCH', emitter.source, at, message)
}

/** Refuses what is known to be no boolean where a condition stands. */
export function requireBoolean({ scope, emitter }: Surroundings, where: string, operand: Expression): void {
  const type = typeOf(operand, scope)
  const family = typeFamily(type)
  if (family === undefined || family === 'boolean') return
  throw sqlErrorAt('TYPE_MISMATCH', emitter.source, operand.at, `${where} must evaluate to a boolean: actual type ${type}`)
}

/** Refuses to join texts with anything else, which DuckDB would turn into text. */
export function requireText({ scope, emitter }: Surroundings, at: number, parts: readonly Expression[]): void {
  const types = parts.map((part) => typeOf(part, scope))
  const families = types.map(typeFamily)
  const isMixed = families.includes('text') && families.some((family) => family !== undefined && family !== 'text')
  const isNumeric = families.some((family) => family === 'number' || family === 'time' || family === 'boolean')
  if (isMixed || isNumeric)
    throw sqlErrorAt(
      'FUNCTION_NOT_FOUND',
      emitter.source,
      at,
      `Unexpected parameters (${types.map((type) => type ?? 'unknown').join(', ')}) for function concat`,
    )
}
