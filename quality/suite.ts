import type { Kwargs } from './expectation.ts'
import type { Severity } from './severity.ts'

/** One expectation of a suite, as data. */
export interface ExpectationConfig {
  /** Great Expectations' name: `expect_column_values_to_not_be_null`. */
  readonly type: string
  /** By Great Expectations' names (snake_case). */
  readonly kwargs: Kwargs
  readonly severity: Severity
  readonly id?: string
  readonly meta?: Readonly<Record<string, unknown>>
  readonly notes?: unknown
  readonly description?: string
}

/** A named list of expectations. https://docs.greatexpectations.io/docs/reference/api/ExpectationSuite_class */
export interface Suite {
  readonly name: string
  readonly expectations: readonly ExpectationConfig[]
  readonly id?: string
  readonly meta?: Readonly<Record<string, unknown>>
  readonly notes?: unknown
}

/**
 * Names a list of expectations.
 *
 * @example
 * const orders = suite('orders', [
 *   expectColumnValuesToNotBeNull({ column: 'customer_id' }),
 *   expectColumnValuesToBeBetween({ column: 'quantity', minValue: 1, severity: 'warning' }),
 * ])
 */
export function suite(name: string, expectations: readonly ExpectationConfig[]): Suite {
  return Object.freeze({ name, expectations: Object.freeze([...expectations]) })
}
