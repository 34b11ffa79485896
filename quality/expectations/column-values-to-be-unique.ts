import { ColumnName } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { occurrences } from '../rows/occurrences.ts'

/** No value occurs twice; every row of a value that does is unexpected. https://greatexpectations.io/expectations/expect_column_values_to_be_unique */
export const expectColumnValuesToBeUnique = rowExpectation({
  type: 'expect_column_values_to_be_unique',
  args: { column: ColumnName },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const missing = isNull(column)
    return { shown: [column], shape: 'value', missing, unexpected: `${occurrences(batch, [column], missing)} > 1` }
  },
})
