import { ColumnName, IgnoreRecord } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { ignoredRows } from '../rows/missing.ts'
import { occurrences } from '../rows/occurrences.ts'
import { Type } from '../schema.ts'

/** No two rows hold the same values in all of the columns: a primary key. https://greatexpectations.io/expectations/expect_compound_columns_to_be_unique */
export const expectCompoundColumnsToBeUnique = rowExpectation({
  type: 'expect_compound_columns_to_be_unique',
  args: { column_list: Type.Array(ColumnName, { minItems: 2 }), ignore_row_if: IgnoreRecord },
  subject: ({ column_list }) => column_list.join(', '),
  plan({ column_list, ignore_row_if = 'all_values_are_missing' }, batch) {
    const columns = column_list.map((name) => columnOf(batch, name))
    const missing = ignoredRows(columns, ignore_row_if)
    return { shown: columns, shape: 'record', missing, unexpected: `${occurrences(batch, columns, missing)} > 1` }
  },
})
