import type { Batch, BatchColumn } from '../batch.ts'

/** SQL for how many rows of the batch hold the same values in these columns as this row; rows outside the row condition and missing ones do not count. */
export function occurrences(batch: Batch, columns: readonly BatchColumn[], missing: string): string {
  const counts = [batch.condition, `NOT (${missing})`].filter((part) => part !== undefined).map((part) => `(${part})`)
  return `sum(CASE WHEN ${counts.join(' AND ')} THEN 1 ELSE 0 END) OVER (PARTITION BY ${columns.map(({ sql }) => sql).join(', ')})`
}
