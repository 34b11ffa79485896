import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesRegex } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** A regular expression matches nowhere in any value. https://greatexpectations.io/expectations/expect_column_values_to_not_match_regex */
export const expectColumnValuesToNotMatchRegex = rowExpectation({
  type: 'expect_column_values_to_not_match_regex',
  args: { column: ColumnName, regex: orParameter(Type.String()) },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: matchesRegex(column, String(kwargs.regex)) }
  },
})
