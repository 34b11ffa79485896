import { ColumnName, RowCondition, ValueSet } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import { literalFor } from '../dialect/literal.ts'
import { measureExpectation } from '../expectation.ts'
import { wanted } from '../measures/distinct-values.ts'
import { sortKey } from '../measures/observed.ts'
import { readValueCounts, valueCounts } from '../measures/value-counts.ts'
import { Type } from '../schema.ts'

/**
 * The value that occurs most is in the set; where several do, `ties_okay` is for one of them being in it.
 * https://greatexpectations.io/expectations/expect_column_most_common_value_to_be_in_set
 */
export const expectColumnMostCommonValueToBeInSet = measureExpectation({
  type: 'expect_column_most_common_value_to_be_in_set',
  args: { column: ColumnName, value_set: Type.Optional(ValueSet), ties_okay: Type.Optional(Type.Boolean()), ...RowCondition },
  measures({ column: name, value_set }, batch) {
    const column = columnOf(batch, name)
    for (const value of wanted(value_set)) literalFor(column, value)
    return { counts: valueCounts(batch, column) }
  },
  judge({ column, value_set, ties_okay = false }, { counts }, batch) {
    const { family } = columnOf(batch, column)
    const found = readValueCounts(family, counts)
    const most = Math.max(...found.map(({ count }) => count))
    const modes = found.filter(({ count }) => count === most).map(({ value }) => value)
    const given = new Set(wanted(value_set).map((value) => sortKey(family, value)))
    const hits = modes.filter((mode) => given.has(sortKey(family, mode))).length
    const success = value_set === undefined || (hits > 0 && (ties_okay || modes.length === 1))
    return { success, result: { observed_value: modes } }
  },
})
