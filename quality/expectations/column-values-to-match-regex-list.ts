import { ColumnName, MatchOn, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesRegex } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** Any (default) or all of the regular expressions match somewhere in every value. https://greatexpectations.io/expectations/expect_column_values_to_match_regex_list */
export const expectColumnValuesToMatchRegexList = rowExpectation({
  type: 'expect_column_values_to_match_regex_list',
  args: { column: ColumnName, regex_list: orParameter(Type.Array(Type.String(), { minItems: 1 })), match_on: MatchOn },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const joined = (kwargs.regex_list as readonly string[])
      .map((regex) => matchesRegex(column, regex))
      .join(kwargs.match_on === 'all' ? ' AND ' : ' OR ')
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `NOT (${joined})` }
  },
})
