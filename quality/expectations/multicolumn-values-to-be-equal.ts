import { ColumnName, IgnoreRecord } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { requireComparable } from '../rows/comparable.ts'
import { ignoredRows } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** In each row all of the columns hold one value; NULL equals NULL. https://greatexpectations.io/expectations/expect_multicolumn_values_to_be_equal */
export const expectMulticolumnValuesToBeEqual = rowExpectation({
  type: 'expect_multicolumn_values_to_be_equal',
  args: { column_list: Type.Array(ColumnName, { minItems: 2 }), ignore_row_if: IgnoreRecord },
  subject: ({ column_list }) => column_list.join(', '),
  plan({ column_list, ignore_row_if = 'all_values_are_missing' }, batch) {
    const columns = column_list.map((name) => columnOf(batch, name))
    requireComparable(columns)
    const [first, ...others] = columns
    const different = others.map(({ sql }) => `${first?.sql} IS DISTINCT FROM ${sql}`)
    return { shown: columns, shape: 'record', missing: ignoredRows(columns, ignore_row_if), unexpected: different.join(' OR ') }
  },
})
