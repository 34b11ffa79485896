import { ColumnName, NumberBound } from '../arguments.ts'
import { columnOfFamily } from '../batch.ts'
import { numberLiteral } from '../dialect/literal.ts'
import { rowExpectation } from '../expectation.ts'
import { isNull } from '../rows/missing.ts'
import { Type } from '../schema.ts'

/**
 * Every number is fewer standard deviations from the mean than a threshold: above it only, or to both sides (the default).
 * https://greatexpectations.io/expectations/expect_column_value_z_scores_to_be_less_than
 */
export const expectColumnValueZScoresToBeLessThan = rowExpectation({
  type: 'expect_column_value_z_scores_to_be_less_than',
  args: { column: ColumnName, threshold: NumberBound, double_sided: Type.Optional(Type.Boolean()) },
  subject: ({ column }) => column,
  plan({ column: name, threshold, double_sided = true }, batch) {
    const column = columnOfFamily(batch, name, ['integer', 'decimal', 'float'])
    const value = `CAST(${column.sql} AS double)`
    const counted = batch.condition === undefined ? value : `CASE WHEN ${batch.condition} THEN ${value} END`
    const score = `(${value} - avg(${counted}) OVER ()) / nullif(stddev_samp(${counted}) OVER (), 0E0)`
    const limit = numberLiteral(double_sided ? Math.abs(Number(threshold)) : Number(threshold), true)
    return { shown: [column], shape: 'value', missing: isNull(column), unexpected: `${double_sided ? `abs(${score})` : score} >= ${limit}` }
  },
})
