import { ColumnName, orParameter } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/** The table's columns are exactly these, in this order; without a list any are. https://greatexpectations.io/expectations/expect_table_columns_to_match_ordered_list */
export const expectTableColumnsToMatchOrderedList = measureExpectation({
  type: 'expect_table_columns_to_match_ordered_list',
  args: { column_list: Type.Optional(orParameter(Type.Array(ColumnName))) },
  measures: () => ({}),
  judge({ column_list }, _measured, batch) {
    const found = batch.columns.map(({ name }) => name)
    if (column_list === undefined) return { success: true, result: { observed_value: found } }
    const wanted = column_list as readonly string[]
    const mismatched = Array.from({ length: Math.max(found.length, wanted.length) }, (_, index) => ({
      'Expected Column Position': index,
      Expected: wanted[index] ?? null,
      Found: found[index] ?? null,
    })).filter(({ Expected, Found }) => Expected?.toLowerCase() !== Found?.toLowerCase())
    return {
      success: mismatched.length === 0,
      result: { observed_value: found, ...(mismatched.length > 0 && { details: { mismatched } }) },
    }
  },
})
