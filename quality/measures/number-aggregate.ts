import { ColumnName, NumberRange, RowCondition } from '../arguments.ts'
import { type BatchColumn, columnOfFamily } from '../batch.ts'
import type { Constructor } from '../constructor.ts'
import { type MeasureExpectation, measureExpectation } from '../expectation.ts'
import { aggregate } from './aggregate.ts'
import { numberOf } from './observed.ts'
import { judgeWithin } from './within.ts'

const args = { column: ColumnName, ...NumberRange, ...RowCondition }

/** SQL for a value as a double; true counts 1. */
export function asDouble({ sql, family }: BatchColumn): string {
  return family === 'boolean' ? `CASE WHEN ${sql} THEN 1E0 WHEN NOT ${sql} THEN 0E0 END` : `CAST(${sql} AS double)`
}

/** Declares an expectation on one number of a numeric column, such as its mean. `call` gives the SQL aggregate. */
export function numberAggregate(type: string, call: (column: BatchColumn) => string): Constructor<typeof args> & MeasureExpectation {
  return measureExpectation({
    type,
    args,
    measures({ column }, batch) {
      return { value: aggregate(batch, call(columnOfFamily(batch, column, ['integer', 'decimal', 'float', 'boolean']))) }
    },
    judge: (kwargs, { value }) => judgeWithin(numberOf(value), kwargs),
  })
}
