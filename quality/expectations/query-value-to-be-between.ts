import { NumberRange } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { batchQuery } from '../measures/batch-query.ts'
import { numberOf } from '../measures/observed.ts'
import { judgeWithin } from '../measures/within.ts'
import { Type } from '../schema.ts'

/**
 * A query of one's own gives one number, which lies between two bounds; `{batch}` is the rows under test, which it reads again.
 * Glue calls it `CustomSql`: https://docs.aws.amazon.com/glue/latest/dg/dqdl-rule-types-CustomSql.html
 */
export const expectQueryValueToBeBetween = measureExpectation({
  type: 'expect_query_value_to_be_between',
  args: { query: Type.String({ minLength: 1 }), ...NumberRange },
  check({ query }) {
    batchQuery(query, 'query')
  },
  measures: ({ query }) => ({ value: `(${batchQuery(query, 'query')})` }),
  judge: (kwargs, { value }) => judgeWithin(numberOf(value), kwargs),
})
