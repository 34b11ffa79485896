import { ColumnName, IgnoreRecord } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { requireComparable } from '../rows/comparable.ts'
import { ignoredRows } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** In each row the columns hold different values. https://greatexpectations.io/expectations/expect_select_column_values_to_be_unique_within_record */
export const expectSelectColumnValuesToBeUniqueWithinRecord = rowExpectation({
  type: 'expect_select_column_values_to_be_unique_within_record',
  args: { column_list: Type.Array(ColumnName, { minItems: 2 }), ignore_row_if: IgnoreRecord },
  subject: ({ column_list }) => column_list.join(', '),
  plan({ column_list, ignore_row_if = 'all_values_are_missing' }, batch) {
    const columns = column_list.map((name) => columnOf(batch, name))
    requireComparable(columns)
    const equal = columns.flatMap((left, index) => columns.slice(index + 1).map((right) => `${left.sql} = ${right.sql}`))
    return { shown: columns, shape: 'record', missing: ignoredRows(columns, ignore_row_if), unexpected: equal.join(' OR ') }
  },
})
