import { ColumnName } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'

/** Every text is JSON. https://greatexpectations.io/expectations/expect_column_values_to_be_json_parseable */
export const expectColumnValuesToBeJsonParseable = rowExpectation({
  type: 'expect_column_values_to_be_json_parseable',
  args: { column: ColumnName },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOfFamily(batch, kwargs.column, ['text'])
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `try(json_parse(${column.sql})) IS NULL` }
  },
})
