import { ColumnName, MatchOn, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesLike } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** Every whole value is LIKE any (default) or all of the patterns. https://greatexpectations.io/expectations/expect_column_values_to_match_like_pattern_list */
export const expectColumnValuesToMatchLikePatternList = rowExpectation({
  type: 'expect_column_values_to_match_like_pattern_list',
  args: { column: ColumnName, like_pattern_list: orParameter(Type.Array(Type.String(), { minItems: 1 })), match_on: MatchOn },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const joined = (kwargs.like_pattern_list as readonly string[])
      .map((pattern) => matchesLike(batch, column, pattern))
      .join(kwargs.match_on === 'all' ? ' AND ' : ' OR ')
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `NOT (${joined})` }
  },
})
