import { ColumnName, orParameter, RowCondition } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { namesType } from '../dialect/type-names.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/** The column has a type, named as Athena does or as another engine of Great Expectations does. https://greatexpectations.io/expectations/expect_column_values_to_be_of_type */
export const expectColumnValuesToBeOfType = measureExpectation({
  type: 'expect_column_values_to_be_of_type',
  args: { column: ColumnName, type_: orParameter(Type.String({ minLength: 1 })), mostly: Type.Optional(Type.Number()), ...RowCondition },
  measures: () => ({}),
  judge({ column, type_ }, _measured, batch) {
    const { type } = columnOf(batch, column)
    return { success: namesType(String(type_), type), result: { observed_value: type } }
  },
})
