import { CountBound, RowCondition } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'
import { judgeWithin } from '../measures/within.ts'
import { Type } from '../schema.ts'

/** The number of the partition's rows lies between two bounds. https://greatexpectations.io/expectations/expect_table_row_count_to_be_between */
export const expectTableRowCountToBeBetween = measureExpectation({
  type: 'expect_table_row_count_to_be_between',
  args: {
    min_value: Type.Optional(CountBound),
    max_value: Type.Optional(CountBound),
    strict_min: Type.Optional(Type.Boolean()),
    strict_max: Type.Optional(Type.Boolean()),
    ...RowCondition,
  },
  measures: (_kwargs, batch) => ({ rows: aggregate(batch, 'count(*)') }),
  judge: (kwargs, { rows }) => judgeWithin(numberOf(rows), kwargs),
})
