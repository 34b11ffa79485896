import { ColumnName, CountBound } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/** The table has a column, at a position counted from 0 where one is given. https://greatexpectations.io/expectations/expect_column_to_exist */
export const expectColumnToExist = measureExpectation({
  type: 'expect_column_to_exist',
  args: { column: ColumnName, column_index: Type.Optional(CountBound) },
  measures: () => ({}),
  judge({ column, column_index }, _measured, batch) {
    const found = batch.columns.findIndex(({ name }) => name.toLowerCase() === column.toLowerCase())
    return { success: found >= 0 && (column_index === undefined || found === column_index), result: {} }
  },
})
