import { ColumnName, NumberRange, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'
import { judgeWithin } from '../measures/within.ts'

/** Values that are not missing by rows, 0 to 1, 0 where there is no row: completeness. https://greatexpectations.io/expectations/expect_column_proportion_of_non_null_values_to_be_between */
export const expectColumnProportionOfNonNullValuesToBeBetween = measureExpectation({
  type: 'expect_column_proportion_of_non_null_values_to_be_between',
  args: { column: ColumnName, ...NumberRange, ...RowCondition },
  measures({ column }, batch) {
    return { values: aggregate(batch, `count(${columnOf(batch, column).sql})`), rows: aggregate(batch, 'count(*)') }
  },
  judge(kwargs, { values, rows }) {
    const count = numberOf(rows) ?? 0
    return judgeWithin(count === 0 ? 0 : (numberOf(values) ?? 0) / count, kwargs)
  },
})
