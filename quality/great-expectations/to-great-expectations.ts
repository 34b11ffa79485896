import { QualityError } from '../quality-error.ts'
import type { Severity } from '../severity.ts'
import type { Suite } from '../suite.ts'

/** An expectation suite in the JSON of Great Expectations 1.x. */
export interface GreatExpectationsSuite {
  readonly name: string
  readonly id: string | null
  readonly expectations: readonly {
    readonly type: string
    readonly kwargs: Readonly<Record<string, unknown>>
    readonly meta: Readonly<Record<string, unknown>>
    readonly severity: Severity
    readonly id?: string
    readonly notes?: unknown
    readonly description?: string
  }[]
  readonly meta: Readonly<Record<string, unknown>>
  readonly notes: unknown
}

const OURS: ReadonlySet<string> = new Set(['expect_rows_to_satisfy', 'expect_column_max_to_be_recent', 'expect_query_value_to_be_between'])

/** Writes a suite as Great Expectations 1.x reads it. Throws `unknown-expectation` for an expectation that only we have. */
export function toGreatExpectations(suite: Suite): GreatExpectationsSuite {
  return {
    name: suite.name,
    id: suite.id ?? null,
    expectations: suite.expectations.map(({ type, kwargs: { order_by: _ours, ...kwargs }, meta = {}, ...rest }, index) => {
      if (OURS.has(type)) {
        throw new QualityError({
          code: 'unknown-expectation',
          path: `/expectations/${index}`,
          message: `Great Expectations has no ${type}`,
          hint: 'leave it out of the suite that you export, or write it as an unexpected_rows_expectation',
        })
      }
      return { type, kwargs, meta, ...rest }
    }),
    meta: suite.meta ?? {},
    notes: suite.notes ?? null,
  }
}
