import { ColumnName, ValueSet } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import type { Scalar } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { isOneOf } from '../rows/membership.ts'
import { isNull } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** Every value is one of a set; without a set any is. https://greatexpectations.io/expectations/expect_column_values_to_be_in_set */
export const expectColumnValuesToBeInSet = rowExpectation({
  type: 'expect_column_values_to_be_in_set',
  args: { column: ColumnName, value_set: Type.Optional(ValueSet) },
  subject: ({ column }) => column,
  plan({ column: name, value_set }, batch) {
    const column = columnOf(batch, name)
    const unexpected = value_set === undefined ? 'false' : `NOT (${isOneOf(column, value_set as readonly Scalar[])})`
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected }
  },
})
