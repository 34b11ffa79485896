import { ColumnName, orParameter } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { namesType } from '../dialect/type-names.ts'
import { measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'

/** The column has a type in the catalog. https://greatexpectations.io/expectations/expect_column_type_to_be */
export const expectColumnTypeToBe = measureExpectation({
  type: 'expect_column_type_to_be',
  args: { column: ColumnName, type_: orParameter(Type.String({ minLength: 1 })) },
  measures: () => ({}),
  judge({ column, type_ }, _measured, batch) {
    const { type } = columnOf(batch, column)
    return { success: namesType(String(type_), type), result: { observed_value: type } }
  },
})
