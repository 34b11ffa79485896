import { measureExpectation } from '../expectation.ts'
import { batchQuery } from '../measures/batch-query.ts'
import { numberOf } from '../measures/observed.ts'
import { Type } from '../schema.ts'

/**
 * A query of one's own finds no row; `{batch}` is the rows under test, which it reads again. Its rows are counted here and can be listed by
 * the statement that `rowQueries` of the compiled suite holds.
 * https://docs.greatexpectations.io/docs/core/customize_expectations/use_sql_to_define_a_custom_expectation/
 */
export const unexpectedRowsExpectation = measureExpectation({
  type: 'unexpected_rows_expectation',
  args: { unexpected_rows_query: Type.String({ minLength: 1 }) },
  check({ unexpected_rows_query }) {
    batchQuery(unexpected_rows_query, 'unexpected_rows_query')
  },
  measures({ unexpected_rows_query }) {
    return { rows: `(SELECT count(*) FROM (${batchQuery(unexpected_rows_query, 'unexpected_rows_query')}))` }
  },
  judge(_kwargs, { rows }) {
    return { success: numberOf(rows) === 0, result: { observed_value: numberOf(rows) } }
  },
})
