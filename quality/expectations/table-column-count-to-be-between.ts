import { CountBound } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { judgeWithin } from '../measures/within.ts'
import { Type } from '../schema.ts'

/** The number of the table's columns lies between two bounds. https://greatexpectations.io/expectations/expect_table_column_count_to_be_between */
export const expectTableColumnCountToBeBetween = measureExpectation({
  type: 'expect_table_column_count_to_be_between',
  args: { min_value: Type.Optional(CountBound), max_value: Type.Optional(CountBound) },
  measures: () => ({}),
  judge: (kwargs, _measured, batch) => judgeWithin(batch.columns.length, kwargs),
})
