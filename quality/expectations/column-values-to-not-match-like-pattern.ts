import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { matchesLike } from '../rows/pattern.ts'
import { Type } from '../schema.ts'

/** No whole value is LIKE a pattern with `%` and `_`. https://greatexpectations.io/expectations/expect_column_values_to_not_match_like_pattern */
export const expectColumnValuesToNotMatchLikePattern = rowExpectation({
  type: 'expect_column_values_to_not_match_like_pattern',
  args: { column: ColumnName, like_pattern: orParameter(Type.String()) },
  subject: ({ column }) => column,
  plan(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: matchesLike(batch, column, String(kwargs.like_pattern)) }
  },
})
