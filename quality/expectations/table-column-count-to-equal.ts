import { CountBound } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'

/** The table has this number of columns. https://greatexpectations.io/expectations/expect_table_column_count_to_equal */
export const expectTableColumnCountToEqual = measureExpectation({
  type: 'expect_table_column_count_to_equal',
  args: { value: CountBound },
  measures: () => ({}),
  judge({ value }, _measured, batch) {
    return { success: batch.columns.length === value, result: { observed_value: batch.columns.length } }
  },
})
