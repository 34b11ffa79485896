import { ColumnName, NumberRange, RowCondition } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { numberOf } from '../measures/observed.ts'
import { median } from '../measures/quantile.ts'
import { judgeWithin } from '../measures/within.ts'

/** The middle value, or the mean of the two middle ones, lies between two bounds. https://greatexpectations.io/expectations/expect_column_median_to_be_between */
export const expectColumnMedianToBeBetween = measureExpectation({
  type: 'expect_column_median_to_be_between',
  args: { column: ColumnName, ...NumberRange, ...RowCondition },
  measures: ({ column }, batch) => ({ value: median(batch, columnOfFamily(batch, column, ['integer', 'decimal', 'float'])) }),
  judge: (kwargs, { value }) => judgeWithin(numberOf(value), kwargs),
})
