import { type Batch, type BatchColumn, columnOf } from '../batch.ts'
import { QualityError } from '../quality-error.ts'

/** SQL for the last value before this row's that is not missing, in the order of the keys. */
export function valueBefore(batch: Batch, { sql }: BatchColumn, orderBy: readonly string[] | undefined): string {
  if (orderBy === undefined || orderBy.length === 0) {
    throw new QualityError({
      code: 'missing-argument',
      path: '/kwargs/order_by',
      message: 'the rows of a table have no order of their own',
      hint: 'name the columns that order them: order_by: ["event_time", "event_id"]',
    })
  }
  const keys = orderBy.map((name) => columnOf(batch, name).sql).join(', ')
  const counted = batch.condition === undefined ? sql : `CASE WHEN ${batch.condition} THEN ${sql} END`
  return `lag(${counted}) IGNORE NULLS OVER (ORDER BY ${keys})`
}
