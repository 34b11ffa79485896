import { ColumnName, orParameter } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/**
 * The table has these columns in any order, and no others unless `exact_match` is false.
 * https://greatexpectations.io/expectations/expect_table_columns_to_match_set
 */
export const expectTableColumnsToMatchSet = measureExpectation({
  type: 'expect_table_columns_to_match_set',
  args: { column_set: Type.Optional(orParameter(Type.Array(ColumnName))), exact_match: Type.Optional(Type.Boolean()) },
  measures: () => ({}),
  judge({ column_set = [], exact_match = true }, _measured, batch) {
    const wanted = [...new Set(column_set as readonly string[])]
    const found = batch.columns.map(({ name }) => name)
    const unexpected = exact_match ? without(found, wanted) : []
    const missing = without(wanted, found)
    const mismatched = { ...(unexpected.length > 0 && { unexpected }), ...(missing.length > 0 && { missing }) }
    return {
      success: unexpected.length === 0 && missing.length === 0,
      result: { observed_value: found, details: { mismatched } },
    }
  },
})

/** The names that are not among others, sorted. */
function without(names: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others.map((name) => name.toLowerCase()))
  return names.filter((name) => !known.has(name.toLowerCase())).sort()
}
