import { ColumnName, orParameter } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { text } from '../dialect/quote.ts'
import { dateParseFormat } from '../dialect/strftime.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** Every text is a date or time in a format of Python's strftime. https://greatexpectations.io/expectations/expect_column_values_to_match_strftime_format */
export const expectColumnValuesToMatchStrftimeFormat = rowExpectation({
  type: 'expect_column_values_to_match_strftime_format',
  args: { column: ColumnName, strftime_format: orParameter(Type.String({ minLength: 1 })) },
  subject: ({ column }) => column,
  check({ strftime_format }) {
    dateParseFormat(String(strftime_format))
  },
  plan(kwargs, batch) {
    const column = columnOfFamily(batch, kwargs.column, ['text'])
    const format = text(dateParseFormat(String(kwargs.strftime_format)))
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `try(date_parse(${column.sql}, ${format})) IS NULL` }
  },
})
