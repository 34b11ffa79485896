import type { Batch, BatchColumn } from '../batch.ts'
import type { TypeFamily } from '../dialect/column-type.ts'
import type { Scalar } from '../dialect/literal.ts'
import { textOf } from '../rows/pattern.ts'
import { aggregate } from './aggregate.ts'
import { columnValue, sortKey } from './observed.ts'

/** A value of a column and how often it occurs. */
export interface ValueCount {
  readonly value: Scalar
  readonly count: number
}

/** SQL for how often each value occurs, as a JSON object: one pass, in memory by distinct value. */
export function valueCounts(batch: Batch, column: BatchColumn): string {
  return `json_format(CAST(${aggregate(batch, `histogram(${textOf(column)})`, `${column.sql} IS NOT NULL`)} AS json))`
}

/** Reads {@link valueCounts}, in the order of the values. */
export function readValueCounts(family: TypeFamily, written: string | null | undefined): readonly ValueCount[] {
  if (written === null || written === undefined) return []
  const counts = Object.entries(JSON.parse(written) as Record<string, number>)
  return counts
    .map(([value, count]) => ({ value: columnValue(family, value), count }))
    .sort((a, b) => (sortKey(family, a.value) < sortKey(family, b.value) ? -1 : 1))
}
