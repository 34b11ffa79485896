import { ColumnName, CountBound, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'
import { judgeWithin } from '../measures/within.ts'
import { Type } from '../schema.ts'

/** The number of distinct values lies between two bounds. https://greatexpectations.io/expectations/expect_column_unique_value_count_to_be_between */
export const expectColumnUniqueValueCountToBeBetween = measureExpectation({
  type: 'expect_column_unique_value_count_to_be_between',
  args: {
    column: ColumnName,
    min_value: Type.Optional(CountBound),
    max_value: Type.Optional(CountBound),
    strict_min: Type.Optional(Type.Boolean()),
    strict_max: Type.Optional(Type.Boolean()),
    ...RowCondition,
  },
  measures: ({ column }, batch) => ({ value: aggregate(batch, `count(DISTINCT ${columnOf(batch, column).sql})`) }),
  judge: (kwargs, { value }) => judgeWithin(numberOf(value), kwargs),
})
