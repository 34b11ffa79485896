import type { BatchColumn } from '../batch.ts'
import { asDouble, numberAggregate } from '../measures/number-aggregate.ts'

/** The sum lies between two bounds; whole numbers are added exactly, beyond 64 bits too. https://greatexpectations.io/expectations/expect_column_sum_to_be_between */
export const expectColumnSumToBeBetween = numberAggregate('expect_column_sum_to_be_between', (column) => `sum(${addend(column)})`)

function addend(column: BatchColumn): string {
  if (column.family === 'integer') return `CAST(${column.sql} AS decimal(38, 0))`
  return column.family === 'boolean' ? asDouble(column) : column.sql
}
