import { ColumnName, CountBound } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { numberLiteral } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { textOf } from '../rows/pattern.ts'

/** Every text has this number of characters. https://greatexpectations.io/expectations/expect_column_value_lengths_to_equal */
export const expectColumnValueLengthsToEqual = rowExpectation({
  type: 'expect_column_value_lengths_to_equal',
  args: { column: ColumnName, value: CountBound },
  subject: ({ column }) => column,
  plan({ column: name, value }, batch) {
    const column = columnOf(batch, name)
    const unexpected = `length(${textOf(column)}) <> ${numberLiteral(Number(value))}`
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected }
  },
})
