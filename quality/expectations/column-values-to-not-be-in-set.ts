import { ColumnName, ValueSet } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import type { Scalar } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { isOneOf } from '../rows/membership.ts'
import { isNull } from '../rows/missing.ts'

/** No value is one of a set. https://greatexpectations.io/expectations/expect_column_values_to_not_be_in_set */
export const expectColumnValuesToNotBeInSet = rowExpectation({
  type: 'expect_column_values_to_not_be_in_set',
  args: { column: ColumnName, value_set: ValueSet },
  subject: ({ column }) => column,
  plan({ column: name, value_set }, batch) {
    const column = columnOf(batch, name)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: isOneOf(column, value_set as readonly Scalar[]) }
  },
})
