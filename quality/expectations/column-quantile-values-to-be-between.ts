import { Bound, ColumnName, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { columnValue } from '../measures/observed.ts'
import { quantile } from '../measures/quantile.ts'
import { isWithin } from '../measures/within.ts'
import { QualityError } from '../quality-error.ts'
import { requireOrder } from '../rows/range.ts'
import { Type } from '../schema.ts'

const QuantileBound = Type.Union([Bound, Type.Null()])
const QuantileRanges = Type.Object(
  {
    /** Parts of the values, 0 to 1. */
    quantiles: Type.Array(Type.Number({ minimum: 0, maximum: 1 }), { minItems: 1 }),
    /** Bounds, both inclusive; null for none. */
    value_ranges: Type.Array(Type.Tuple([QuantileBound, QuantileBound]), { minItems: 1 }),
  },
  { additionalProperties: false },
)

/**
 * Each quantile, a value that occurs, lies between its bounds. `allow_relative_error` lets Athena estimate them, which takes little memory.
 * https://greatexpectations.io/expectations/expect_column_quantile_values_to_be_between
 */
export const expectColumnQuantileValuesToBeBetween = measureExpectation({
  type: 'expect_column_quantile_values_to_be_between',
  args: {
    column: ColumnName,
    quantile_ranges: QuantileRanges,
    allow_relative_error: Type.Optional(Type.Union([Type.Boolean(), Type.Number(), Type.String()])),
    ...RowCondition,
  },
  check({ quantile_ranges: { quantiles, value_ranges } }) {
    if (quantiles.length !== value_ranges.length)
      throw invalid(`${quantiles.length} quantiles and ${value_ranges.length} value_ranges`, 'give one range for each')
    for (const [low, high] of value_ranges) requireOrder({ min_value: low ?? undefined, max_value: high ?? undefined })
  },
  measures({ column: name, quantile_ranges, allow_relative_error = false }, batch) {
    const column = columnOf(batch, name)
    const approximate = allow_relative_error !== false
    return Object.fromEntries(quantile_ranges.quantiles.map((part, index) => [`q${index}`, quantile(batch, column, part, approximate)]))
  },
  judge({ column, quantile_ranges: { quantiles, value_ranges } }, measured, batch) {
    const { family } = columnOf(batch, column)
    const values = quantiles.map((_, index) => {
      const written = measured[`q${index}`]
      return written === null || written === undefined ? null : columnValue(family, written)
    })
    const details = values.map((value, index) => {
      const [low, high] = value_ranges[index] ?? [null, null]
      return value !== null && isWithin(value, { min_value: low ?? undefined, max_value: high ?? undefined }, family)
    })
    return {
      success: details.every(Boolean),
      result: { observed_value: { quantiles, values }, details: { success_details: details } },
    }
  },
})

function invalid(message: string, hint: string): QualityError {
  return new QualityError({ code: 'invalid-argument', path: '/kwargs/quantile_ranges', message, hint })
}
