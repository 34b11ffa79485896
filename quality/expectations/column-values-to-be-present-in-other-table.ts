import { ColumnName } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { identifier } from '../dialect/quote.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { tableReference } from '../rows/table-reference.ts'

/**
 * Every value occurs in a column of another table, which is read too: referential integrity.
 * https://greatexpectations.io/expectations/expect_column_values_to_be_present_in_other_table
 */
export const expectColumnValuesToBePresentInOtherTable = rowExpectation({
  type: 'expect_column_values_to_be_present_in_other_table',
  args: { foreign_key_column: ColumnName, foreign_table: ColumnName, foreign_table_key_column: ColumnName },
  subject: ({ foreign_key_column }) => foreign_key_column,
  plan({ foreign_key_column, foreign_table, foreign_table_key_column }, batch) {
    const column = columnOf(batch, foreign_key_column)
    const key = identifier(foreign_table_key_column)
    const keys = `SELECT ${key} FROM ${tableReference(batch, foreign_table)} WHERE ${key} IS NOT NULL`
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `${column.sql} NOT IN (${keys})` }
  },
  details({ foreign_key_column }, { unexpected }, sample) {
    return {
      observed_value: `${unexpected} missing value${unexpected === 1 ? '' : 's'}.`,
      unexpected_index_list: sample.map((value) => ({ [foreign_key_column]: value })),
    }
  },
})
