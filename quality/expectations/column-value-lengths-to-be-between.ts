import { ColumnName, CountBound } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { textOf } from '../rows/pattern.ts'
import { outside, requireBound } from '../rows/range.ts'
import { Type } from '../schema.ts'

/** Every text has a number of characters between two bounds. https://greatexpectations.io/expectations/expect_column_value_lengths_to_be_between */
export const expectColumnValueLengthsToBeBetween = rowExpectation({
  type: 'expect_column_value_lengths_to_be_between',
  args: {
    column: ColumnName,
    min_value: Type.Optional(CountBound),
    max_value: Type.Optional(CountBound),
    strict_min: Type.Optional(Type.Boolean()),
    strict_max: Type.Optional(Type.Boolean()),
  },
  subject: ({ column }) => column,
  check: requireBound,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const length = { name: 'length', type: 'bigint' }
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: outside(`length(${textOf(column)})`, length, kwargs) }
  },
})
