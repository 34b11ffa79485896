import { ColumnName } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { valueBefore } from '../rows/order.ts'
import { Type } from '../schema.ts'

/**
 * From row to row the value falls, or stays unless `strictly`; missing values are passed over.
 * A table has no order, so `order_by` (ours) names the columns that give one.
 * https://greatexpectations.io/expectations/expect_column_values_to_be_decreasing
 */
export const expectColumnValuesToBeDecreasing = rowExpectation({
  type: 'expect_column_values_to_be_decreasing',
  args: { column: ColumnName, strictly: Type.Optional(Type.Boolean()), order_by: Type.Optional(Type.Array(ColumnName, { minItems: 1 })) },
  subject: ({ column }) => column,
  plan({ column: name, strictly = false, order_by }, batch) {
    const column = columnOf(batch, name)
    const unexpected = `${column.sql} ${strictly ? '>=' : '>'} ${valueBefore(batch, column, order_by)}`
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected }
  },
})
