import { ColumnName, RowCondition } from '../arguments.ts'
import { measureExpectation } from '../expectation.ts'
import { aggregate } from '../measures/aggregate.ts'
import { numberOf } from '../measures/observed.ts'
import { tableReference } from '../rows/table-reference.ts'

/** The partition has as many rows as another table, which is read too. https://greatexpectations.io/expectations/expect_table_row_count_to_equal_other_table */
export const expectTableRowCountToEqualOtherTable = measureExpectation({
  type: 'expect_table_row_count_to_equal_other_table',
  args: { other_table_name: ColumnName, ...RowCondition },
  measures({ other_table_name }, batch) {
    return { self: aggregate(batch, 'count(*)'), other: `(SELECT count(*) FROM ${tableReference(batch, other_table_name)})` }
  },
  judge(_kwargs, measured) {
    const [self, other] = [numberOf(measured.self), numberOf(measured.other)]
    return { success: self === other, result: { observed_value: { self, other } } }
  },
})
