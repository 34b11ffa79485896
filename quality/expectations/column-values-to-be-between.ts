import { ColumnName, Range } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { outside, requireBound, requireOrder } from '../rows/range.ts'

/** Every number, text, date or time lies between two bounds, inclusive unless strict. https://greatexpectations.io/expectations/expect_column_values_to_be_between */
export const expectColumnValuesToBeBetween = rowExpectation({
  type: 'expect_column_values_to_be_between',
  args: { column: ColumnName, ...Range },
  subject: ({ column }) => column,
  check(kwargs) {
    requireBound(kwargs)
    requireOrder(kwargs)
  },
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: outside(column.sql, column, kwargs) }
  },
})
