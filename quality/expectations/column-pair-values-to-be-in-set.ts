import { ColumnName, IgnorePair, orParameter } from '../arguments.ts'
import { type BatchColumn, columnOf } from '../batch.ts'
import { literalFor, type Scalar } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { ignoredRows } from '../rows/missing.ts'
import { Type } from '../schema.ts'

const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()])
type Pair = readonly [Scalar | null, Scalar | null]

/** In each row A and B hold one of these pairs of values. https://greatexpectations.io/expectations/expect_column_pair_values_to_be_in_set */
export const expectColumnPairValuesToBeInSet = rowExpectation({
  type: 'expect_column_pair_values_to_be_in_set',
  args: {
    column_A: ColumnName,
    column_B: ColumnName,
    value_pairs_set: Type.Optional(orParameter(Type.Array(Type.Tuple([Value, Value])))),
    ignore_row_if: IgnorePair,
  },
  subject: ({ column_A, column_B }) => `${column_A}, ${column_B}`,
  plan({ column_A, column_B, value_pairs_set, ignore_row_if = 'both_values_are_missing' }, batch) {
    const [a, b] = [columnOf(batch, column_A), columnOf(batch, column_B)]
    const pairs = value_pairs_set as readonly Pair[] | undefined
    const matches = pairs?.map(([left, right]) => `(${holds(a, left)} AND ${holds(b, right)})`) ?? ['true']
    return {
      shown: [a, b],
      shape: 'pair',
      missing: ignoredRows([a, b], ignore_row_if),
      unexpected: `NOT (${matches.length === 0 ? 'false' : matches.join(' OR ')})`,
    }
  },
})

/** Never NULL, so that a row with one missing value is in no pair without it. */
function holds(column: BatchColumn, value: Scalar | null): string {
  return value === null ? `${column.sql} IS NULL` : `${column.sql} IS NOT DISTINCT FROM ${literalFor(column, value)}`
}
