import type { JsonValue } from '../../asl/json.ts'
import { matchesPattern } from './string-matches.ts'
import { parseTimestamp } from './timestamp.ts'

/** The tests of a value's type. */
export const typeTests: Readonly<Record<string, (value: JsonValue) => boolean>> = {
  IsNull: (value) => value === null,
  IsNumeric: (value) => typeof value === 'number',
  IsString: (value) => typeof value === 'string',
  IsBoolean: (value) => typeof value === 'boolean',
  IsTimestamp: (value) => typeof value === 'string' && parseTimestamp(value) !== undefined,
}

type Comparison = (left: JsonValue, right: JsonValue) => boolean

/** The comparisons by their name without `Path`. Values of another type never compare. */
export const comparisons: Readonly<Record<string, Comparison>> = {
  BooleanEquals: (left, right) => typeof left === 'boolean' && left === right,
  StringMatches: (left, right) => typeof left === 'string' && typeof right === 'string' && matchesPattern(left, right),
  ...orderings('Numeric', (value) => (typeof value === 'number' ? value : undefined)),
  ...orderings('String', (value) => (typeof value === 'string' ? value : undefined)),
  ...orderings('Timestamp', (value) => (typeof value === 'string' ? parseTimestamp(value) : undefined)),
}

function orderings<T extends string | number>(type: string, read: (value: JsonValue) => T | undefined): Record<string, Comparison> {
  const comparison =
    (accepts: (left: T, right: T) => boolean): Comparison =>
    (left, right) => {
      const [one, other] = [read(left), read(right)]
      return one !== undefined && other !== undefined && accepts(one, other)
    }
  return {
    [`${type}Equals`]: comparison((left, right) => left === right),
    [`${type}LessThan`]: comparison((left, right) => left < right),
    [`${type}LessThanEquals`]: comparison((left, right) => left <= right),
    [`${type}GreaterThan`]: comparison((left, right) => left > right),
    [`${type}GreaterThanEquals`]: comparison((left, right) => left >= right),
  }
}
