import { ColumnName, Range, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { columnValue } from '../measures/observed.ts'
import { judgeWithin, requireComparableBounds } from '../measures/within.ts'
import { textOf } from '../rows/pattern.ts'

/** The smallest number, text, date or time lies between two bounds. https://greatexpectations.io/expectations/expect_column_min_to_be_between */
export const expectColumnMinToBeBetween = measureExpectation({
  type: 'expect_column_min_to_be_between',
  args: { column: ColumnName, ...Range, ...RowCondition },
  measures(kwargs, batch) {
    const column = columnOf(batch, kwargs.column)
    requireComparableBounds(column, kwargs)
    return { value: textOf({ ...column, sql: aggregate(batch, `min(${column.sql})`) }) }
  },
  judge(kwargs, { value = null }, batch) {
    const { family } = columnOf(batch, kwargs.column)
    return judgeWithin(value === null ? null : columnValue(family, value), kwargs, family)
  },
})
