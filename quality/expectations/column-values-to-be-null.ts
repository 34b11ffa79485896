import { ColumnName } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'

/** Every value is missing. https://greatexpectations.io/expectations/expect_column_values_to_be_null */
export const expectColumnValuesToBeNull = rowExpectation({
  type: 'expect_column_values_to_be_null',
  args: { column: ColumnName },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    return { shown: [column], shape: 'value', unexpected: `${column.sql} IS NOT NULL` }
  },
})
