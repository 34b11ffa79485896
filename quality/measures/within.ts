import type { TypeFamily } from '../dialect/column-type.ts'
import type { Column, Scalar } from '../dialect/literal.ts'
import { literalFor } from '../dialect/literal.ts'
import type { Judgement } from '../expectation.ts'
import type { RangeArguments } from '../rows/range.ts'
import { sortKey } from './observed.ts'

/** Judges one observed value by its bounds; one that is missing fails, without bounds any other passes. */
export function judgeWithin(observed: Scalar | null, range: RangeArguments, family: TypeFamily = 'float'): Judgement {
  return { success: observed !== null && isWithin(observed, range, family), result: { observed_value: observed } }
}

/** Whether a value lies between its bounds. */
export function isWithin(value: Scalar, { min_value, max_value, strict_min, strict_max }: RangeArguments, family: TypeFamily): boolean {
  const key = sortKey(family, value)
  const low = min_value === undefined ? undefined : sortKey(family, min_value as Scalar)
  const high = max_value === undefined ? undefined : sortKey(family, max_value as Scalar)
  if (low !== undefined && (strict_min ? key <= low : key < low)) return false
  return high === undefined || (strict_max ? key < high : key <= high)
}

/** Throws `type-mismatch` where a bound cannot be compared with the column. */
export function requireComparableBounds(column: Column, { min_value, max_value }: RangeArguments): void {
  for (const bound of [min_value, max_value]) if (bound !== undefined) literalFor(column, bound as Scalar)
}
