import { ColumnName, IgnorePair } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { requireComparable } from '../rows/comparable.ts'
import { ignoredRows } from '../rows/missing.ts'

/** In each row A and B hold the same value; NULL differs from any value. https://greatexpectations.io/expectations/expect_column_pair_values_to_be_equal */
export const expectColumnPairValuesToBeEqual = rowExpectation({
  type: 'expect_column_pair_values_to_be_equal',
  args: { column_A: ColumnName, column_B: ColumnName, ignore_row_if: IgnorePair },
  subject: ({ column_A, column_B }) => `${column_A}, ${column_B}`,
  plan({ column_A, column_B, ignore_row_if = 'both_values_are_missing' }, batch) {
    const [a, b] = [columnOf(batch, column_A), columnOf(batch, column_B)]
    requireComparable([a, b])
    return {
      shown: [a, b],
      shape: 'pair',
      missing: ignoredRows([a, b], ignore_row_if),
      unexpected: `${a.sql} IS DISTINCT FROM ${b.sql}`,
    }
  },
})
