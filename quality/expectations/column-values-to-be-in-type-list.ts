import { ColumnName, orParameter, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { namesType } from '../dialect/type-names.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/**
 * The column has one of these types; without a list any. The observed value is the type by the name in the list.
 * https://greatexpectations.io/expectations/expect_column_values_to_be_in_type_list
 */
export const expectColumnValuesToBeInTypeList = measureExpectation({
  type: 'expect_column_values_to_be_in_type_list',
  args: {
    column: ColumnName,
    type_list: Type.Optional(orParameter(Type.Array(Type.String({ minLength: 1 })))),
    mostly: Type.Optional(Type.Number()),
    ...RowCondition,
  },
  measures: () => ({}),
  judge({ column, type_list }, _measured, batch) {
    const { type } = columnOf(batch, column)
    const names = type_list as readonly string[] | undefined
    const name = names?.find((candidate) => namesType(candidate, type))
    return { success: names === undefined || name !== undefined, result: { observed_value: name ?? type } }
  },
})
