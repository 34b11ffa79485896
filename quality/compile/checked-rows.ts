import { type Batch, columnOf } from '../batch.ts'
import { literalFor } from '../dialect/literal.ts'
import { identifier } from '../dialect/quote.ts'
import { BATCH } from '../measures/batch-query.ts'
import type { Planned } from './planned.ts'
import type { ScanContext } from './scan-context.ts'

/** The column in which a row-level expectation says of a row `expected`, `unexpected` or `missing`; NULL outside its row condition. */
export function checkColumn({ index }: Planned, prefix: string): string {
  return identifier(`${prefix}${index}`)
}

/** A prefix under which no column of the table hides. */
export function checkPrefix({ columns }: Batch): string {
  let prefix = 'check_'
  while (columns.some(({ name }) => name.toLowerCase().startsWith(prefix))) prefix = `_${prefix}`
  return prefix
}

/** The common head of scan and split: the rows of the partition, read once, then each with the outcome of every row-level expectation. */
export function checkedRows(table: string, { partition }: ScanContext, batch: Batch, planned: readonly Planned[]): string {
  const prefix = checkPrefix(batch)
  const where = Object.entries(partition).map(([name, value]) => {
    const column = columnOf(batch, name)
    return `${column.sql} = ${literalFor(column, value)}`
  })
  const columns = batch.columns.map(({ name }) => identifier(name)).join(', ')
  const checks = planned.flatMap((each) => (each.kind === 'row' ? [`${outcomeOf(each)} AS ${checkColumn(each, prefix)}`] : []))
  return `WITH ${BATCH} AS (
  SELECT ${columns}
  FROM ${table}${where.length === 0 ? '' : `\n  WHERE ${where.join(' AND ')}`}
),
checked AS (
  SELECT ${['*', ...checks].join(',\n    ')}
  FROM ${BATCH}
)`
}

function outcomeOf({ plan, condition }: Extract<Planned, { kind: 'row' }>): string {
  const missing = plan.missing === undefined ? '' : `WHEN ${plan.missing} THEN 'missing' `
  const outcome = `CASE ${missing}WHEN ${plan.unexpected} THEN 'unexpected' ELSE 'expected' END`
  return condition === undefined ? outcome : `CASE WHEN ${condition} THEN ${outcome} END`
}
