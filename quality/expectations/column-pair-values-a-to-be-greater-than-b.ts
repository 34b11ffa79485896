import { ColumnName, IgnorePair } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { rowExpectation } from '../expectation.ts'
import { requireComparable } from '../rows/comparable.ts'
import { ignoredRows } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/** In each row the value of A is greater than that of B. https://greatexpectations.io/expectations/expect_column_pair_values_a_to_be_greater_than_b */
export const expectColumnPairValuesAToBeGreaterThanB = rowExpectation({
  type: 'expect_column_pair_values_a_to_be_greater_than_b',
  args: { column_A: ColumnName, column_B: ColumnName, or_equal: Type.Optional(Type.Boolean()), ignore_row_if: IgnorePair },
  subject: ({ column_A, column_B }) => `${column_A}, ${column_B}`,
  plan({ column_A, column_B, or_equal = false, ignore_row_if = 'both_values_are_missing' }, batch) {
    const [a, b] = [columnOf(batch, column_A), columnOf(batch, column_B)]
    requireComparable([a, b])
    return {
      shown: [a, b],
      shape: 'pair',
      missing: ignoredRows([a, b], ignore_row_if),
      unexpected: `NOT (${a.sql} ${or_equal ? '>=' : '>'} ${b.sql})`,
    }
  },
})
