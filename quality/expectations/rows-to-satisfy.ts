import { columnOf } from '../batch.ts'
import { conditionColumns, conditionSql, parseCondition } from '../condition/index.ts'
import { rowExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/**
 * Every row satisfies a condition, in the words of `row_condition`: `quantity > 0 and unit_price >= 0`.
 * A row for which it is neither true nor false (a NULL) is not unexpected, as with SQL's CHECK. Deequ calls it `satisfies`:
 * https://github.com/awslabs/deequ
 */
export const expectRowsToSatisfy = rowExpectation({
  type: 'expect_rows_to_satisfy',
  args: { condition: Type.String({ minLength: 1 }) },
  subject: ({ condition }) => condition,
  check({ condition }) {
    parseCondition(condition)
  },
  plan(kwargs, batch) {
    const condition = parseCondition(kwargs.condition)
    const shown = conditionColumns(condition).map((name) => columnOf(batch, name))
    return { shown, shape: 'record', unexpected: `NOT (${conditionSql(condition, batch)})` }
  },
})
