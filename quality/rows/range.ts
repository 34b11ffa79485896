import { type Column, literalFor, type Scalar } from '../dialect/literal.ts'
import { QualityError } from '../quality-error.ts'

/** Bounds as the arguments hold them, parameters resolved. */
export interface RangeArguments {
  readonly min_value?: unknown
  readonly max_value?: unknown
  readonly strict_min?: boolean | undefined
  readonly strict_max?: boolean | undefined
}

/** SQL that holds where a value lies outside the bounds; `false` where there are none. The bounds are written as literals of the column's type. */
export function outside(sql: string, column: Column, { min_value, max_value, strict_min, strict_max }: RangeArguments): string {
  const parts: string[] = []
  if (min_value !== undefined) parts.push(`${sql} ${strict_min ? '<=' : '<'} ${literalFor(column, min_value as Scalar)}`)
  if (max_value !== undefined) parts.push(`${sql} ${strict_max ? '>=' : '>'} ${literalFor(column, max_value as Scalar)}`)
  return parts.length === 0 ? 'false' : parts.join(' OR ')
}

/** Throws `missing-argument` where neither bound is given. */
export function requireBound({ min_value, max_value }: RangeArguments): void {
  if (min_value !== undefined || max_value !== undefined) return
  throw new QualityError({
    code: 'missing-argument',
    path: '/kwargs/min_value',
    message: 'min_value and max_value cannot both be None',
    hint: 'give at least one of min_value and max_value',
  })
}

/** Throws `invalid-argument` where no value can lie between the bounds. */
export function requireOrder({ min_value, max_value }: RangeArguments): void {
  if (min_value === undefined || max_value === undefined || typeof min_value !== typeof max_value) return
  if ((min_value as Scalar) <= (max_value as Scalar)) return
  throw new QualityError({
    code: 'invalid-argument',
    path: '/kwargs/min_value',
    message: `min_value cannot be greater than max_value: ${JSON.stringify(min_value)} > ${JSON.stringify(max_value)}`,
    hint: 'exchange the two',
  })
}
