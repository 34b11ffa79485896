import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesRegex } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** None of the regular expressions matches anywhere in any value. https://greatexpectations.io/expectations/expect_column_values_to_not_match_regex_list */
export const expectColumnValuesToNotMatchRegexList = rowExpectation({
  type: 'expect_column_values_to_not_match_regex_list',
  args: { column: ColumnName, regex_list: orParameter(Type.Array(Type.String(), { minItems: 1 })) },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const regexes = kwargs.regex_list as readonly string[]
    return {
      shown: [column],
      shape: 'value',
      missing: isNull(column),
      unexpected: regexes.map((regex) => matchesRegex(column, regex)).join(' OR '),
    }
  },
})
