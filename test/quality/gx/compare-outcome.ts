import { momentOf, momentText } from '../../../quality/dialect/moment.ts'
import type { Case } from './case-file.ts'

/** What a case came to here. */
export interface Outcome {
  readonly success: boolean
  readonly exception: boolean
  /** Of the exception. */
  readonly message: string | null
  readonly result: Readonly<Record<string, unknown>>
}

/** Members of `expected` that upstream compares otherwise, or only for one engine's own words. */
const SPECIAL = new Set([
  'success',
  'exception',
  'exception_type',
  'exception_match',
  'exception_at',
  'traceback_substring',
  'unexpected_index_query',
])
const SETS = new Set(['unexpected_list', 'partial_unexpected_list', 'partial_unexpected_counts'])
/** Members that upstream's cases state beside the others and that a result has in its details. */
const IN_DETAILS = new Set(['value_counts', 'observed_partition', 'expected_partition'])
const INDEXES = new Set(['unexpected_index_list', 'partial_unexpected_index_list'])

/** The first member in which an outcome is not what upstream states; undefined where there is none. `isWhole` is for cases that state the whole result. */
export function differenceOf({ expected, tolerance }: Case, outcome: Outcome, isWhole: boolean): string | undefined {
  if (expected.exception === true) return outcome.exception ? undefined : 'no exception was raised'
  if (outcome.exception && expected.exception === false) return `raised ${outcome.message}`
  if (expected.success !== undefined && expected.success !== outcome.success)
    return `success is ${outcome.success}${outcome.exception ? `: ${outcome.message}` : ''}`
  for (const [key, value] of Object.entries(expected)) {
    if (SPECIAL.has(key)) continue
    if (key === 'observed_value_list') {
      if (!(value as readonly unknown[]).includes(outcome.result.observed_value)) return 'observed_value'
      continue
    }
    const actual = IN_DETAILS.has(key) ? (outcome.result.details as Record<string, unknown> | undefined)?.[key] : outcome.result[key]
    if (!isSame(arranged(key, value), arranged(key, actual), key === 'observed_value' ? (tolerance ?? 1e-7) : 1e-9)) return key
  }
  const extra = isWhole ? Object.keys(outcome.result).find((key) => !(key in expected)) : undefined
  return extra === undefined ? undefined : `has ${extra} beside the whole result`
}

/** Lists are compared after sorting, as upstream does. */
function arranged(key: string, value: unknown): unknown {
  if (!Array.isArray(value)) return value
  if (SETS.has(key)) return value.toSorted(byJson)
  if (INDEXES.has(key)) return value.toSorted((a, b) => Number(a?.pk_index) - Number(b?.pk_index))
  return value
}

function byJson(a: unknown, b: unknown): number {
  const [left, right] = [JSON.stringify(a), JSON.stringify(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

function isSame(expected: unknown, actual: unknown, tolerance: number): boolean {
  if (typeof expected === 'number' && typeof actual === 'number') {
    return Object.is(expected, actual) || Math.abs(expected - actual) <= tolerance * Math.max(Math.abs(expected), Math.abs(actual))
  }
  if (Array.isArray(expected)) {
    return (
      Array.isArray(actual) && expected.length === actual.length && expected.every((item, index) => isSame(item, actual[index], tolerance))
    )
  }
  if (typeof expected === 'object' && expected !== null) {
    if (typeof actual !== 'object' || actual === null) return false
    const [wanted, found] = [expected as Record<string, unknown>, actual as Record<string, unknown>]
    return (
      Object.keys(wanted).length === Object.keys(found).length &&
      Object.keys(wanted).every((key) => isSame(wanted[key], found[key], tolerance))
    )
  }
  if (typeof expected === 'string' && typeof actual === 'string') return expected === actual || sameMoment(expected, actual)
  return expected === actual
}

/** `2024-01-31`, `2024-01-31T00:00:00` and `2024-01-31 01:00:00+01:00` are one time in three notations. */
function sameMoment(expected: string, actual: string): boolean {
  const [wanted, found] = [momentOf(expected), momentOf(actual)]
  return wanted !== undefined && found !== undefined && momentText(wanted) === momentText(found)
}
