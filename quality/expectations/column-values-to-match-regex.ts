import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesRegex } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** A regular expression (Java syntax, as Athena has it) matches somewhere in every value. https://greatexpectations.io/expectations/expect_column_values_to_match_regex */
export const expectColumnValuesToMatchRegex = rowExpectation({
  type: 'expect_column_values_to_match_regex',
  args: { column: ColumnName, regex: orParameter(Type.String()) },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `NOT ${matchesRegex(column, String(kwargs.regex))}` }
  },
})
