import { ColumnName, RowCondition, ValueSet } from '../arguments.ts'
import { columnOf } from '../batch.ts'
import type { Constructor } from '../constructor.ts'
import { literalFor, type Scalar } from '../dialect/literal.ts'
import { type MeasureExpectation, measureExpectation } from '../expectation.ts'
import { Type } from '../schema.ts'
import { sortKey } from './observed.ts'
import { readValueCounts, valueCounts } from './value-counts.ts'

const args = { column: ColumnName, value_set: Type.Optional(ValueSet), ...RowCondition }

type Keys = ReadonlySet<number | string>

/** Declares an expectation on the set of a column's values; `holds` compares it with the set that is given, if one is. */
export function distinctValues(
  type: string,
  holds: (found: Keys, given: Keys | undefined) => boolean,
): Constructor<typeof args> & MeasureExpectation {
  return measureExpectation({
    type,
    args,
    measures({ column: name, value_set }, batch) {
      const column = columnOf(batch, name)
      for (const value of wanted(value_set)) literalFor(column, value)
      return { counts: valueCounts(batch, column) }
    },
    judge({ column, value_set }, { counts }, batch) {
      const { family } = columnOf(batch, column)
      const found = readValueCounts(family, counts)
      const keys = new Set(found.map(({ value }) => sortKey(family, value)))
      return {
        success: holds(keys, value_set === undefined ? undefined : new Set(wanted(value_set).map((value) => sortKey(family, value)))),
        result: { observed_value: found.map(({ value }) => value), details: { value_counts: found } },
      }
    },
  })
}

/** The values of a set that a column can hold: NULL is none. */
export function wanted(set: unknown): readonly Scalar[] {
  return ((set ?? []) as readonly (Scalar | null)[]).filter((value) => value !== null)
}
