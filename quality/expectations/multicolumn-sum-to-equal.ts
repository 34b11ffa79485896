import { ColumnName, IgnoreRecord, NumberBound } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { numberLiteral } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { ignoredRows } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** In each row the columns add up to a total. https://greatexpectations.io/expectations/expect_multicolumn_sum_to_equal */
export const expectMulticolumnSumToEqual = rowExpectation({
  type: 'expect_multicolumn_sum_to_equal',
  args: { column_list: Type.Array(ColumnName, { minItems: 2 }), sum_total: NumberBound, ignore_row_if: IgnoreRecord },
  subject: ({ column_list }) => column_list.join(', '),
  plan({ column_list, sum_total, ignore_row_if = 'all_values_are_missing' }, batch) {
    const columns = column_list.map((name) => columnOfFamily(batch, name, ['integer', 'decimal', 'float']))
    const approximate = columns.some(({ family }) => family === 'float')
    const sum = columns.map(({ sql }) => sql).join(' + ')
    return {
      shown: columns,
      shape: 'record',
      missing: ignoredRows(columns, ignore_row_if),
      unexpected: `${sum} <> ${numberLiteral(Number(sum_total), approximate)}`,
    }
  },
})
