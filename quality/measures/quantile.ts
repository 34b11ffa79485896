import type { Batch, BatchColumn } from '../batch.ts'
import { numberLiteral } from '../dialect/literal.ts'
import { aggregate } from './aggregate.ts'

/**
 * SQL for the smallest value that at least this part of the values does not exceed. Exact, so all values of the one column are sorted in
 * memory; `approximate` (Athena's approx_percentile) is for columns that do not fit there.
 */
export function quantile(batch: Batch, column: BatchColumn, part: number, approximate: boolean): string {
  if (approximate) return aggregate(batch, `approx_percentile(${column.sql}, ${numberLiteral(part, true)})`)
  const count = counted(batch, column)
  const position = `greatest(1, CAST(ceiling(${numberLiteral(part)} * ${count}) AS bigint))`
  return `CASE WHEN ${count} > 0 THEN element_at(${sorted(batch, column)}, ${position}) END`
}

/** SQL for the middle value, or the mean of the two middle ones. */
export function median(batch: Batch, column: BatchColumn): string {
  const count = counted(batch, column)
  const values = sorted(batch, column)
  const low = `CAST(element_at(${values}, (${count} + 1) / 2) AS double)`
  const high = `CAST(element_at(${values}, ${count} / 2 + 1) AS double)`
  return `CASE WHEN ${count} > 0 THEN (${low} + ${high}) / 2E0 END`
}

function counted(batch: Batch, { sql }: BatchColumn): string {
  return aggregate(batch, `count(${sql})`)
}

function sorted(batch: Batch, { sql }: BatchColumn): string {
  return `array_sort(${aggregate(batch, `array_agg(${sql})`, `${sql} IS NOT NULL`)})`
}
