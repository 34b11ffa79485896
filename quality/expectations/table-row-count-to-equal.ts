import { CountBound, RowCondition } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'

/** The partition has this number of rows. https://greatexpectations.io/expectations/expect_table_row_count_to_equal */
export const expectTableRowCountToEqual = measureExpectation({
  type: 'expect_table_row_count_to_equal',
  args: { value: CountBound, ...RowCondition },
  measures: (_kwargs, batch) => ({ rows: aggregate(batch, 'count(*)') }),
  judge({ value }, { rows }) {
    return { success: numberOf(rows) === value, result: { observed_value: numberOf(rows) } }
  },
})
