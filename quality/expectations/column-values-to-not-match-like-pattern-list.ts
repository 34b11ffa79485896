import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesLike } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** No whole value is LIKE any of the patterns. https://greatexpectations.io/expectations/expect_column_values_to_not_match_like_pattern_list */
export const expectColumnValuesToNotMatchLikePatternList = rowExpectation({
  type: 'expect_column_values_to_not_match_like_pattern_list',
  args: { column: ColumnName, like_pattern_list: orParameter(Type.Array(Type.String(), { minItems: 1 })) },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    const patterns = kwargs.like_pattern_list as readonly string[]
    return {
      shown: [column],
      shape: 'value',
      missing: isNull(column),
      unexpected: patterns.map((pattern) => matchesLike(batch, column, pattern)).join(' OR '),
    }
  },
})
