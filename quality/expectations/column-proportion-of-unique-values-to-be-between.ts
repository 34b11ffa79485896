import { ColumnName, NumberRange, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'
import { judgeWithin } from '../measures/within.ts'

/** Distinct values by values that are not missing, 0 to 1; 0 where there is none. https://greatexpectations.io/expectations/expect_column_proportion_of_unique_values_to_be_between */
export const expectColumnProportionOfUniqueValuesToBeBetween = measureExpectation({
  type: 'expect_column_proportion_of_unique_values_to_be_between',
  args: { column: ColumnName, ...NumberRange, ...RowCondition },
  measures({ column }, batch) {
    const { sql } = columnOf(batch, column)
    return { distinct: aggregate(batch, `count(DISTINCT ${sql})`), values: aggregate(batch, `count(${sql})`) }
  },
  judge(kwargs, { distinct, values }) {
    const count = numberOf(values) ?? 0
    return judgeWithin(count === 0 ? 0 : (numberOf(distinct) ?? 0) / count, kwargs)
  },
})
