import { type Batch, type BatchColumn, columnOf } from '../batch.ts'
import { identifier, text } from '../dialect/quote.ts'
import { textOf } from '../rows/pattern.ts'
import { checkColumn, checkedRows, checkPrefix } from './checked-rows.ts'
import type { Planned } from './planned.ts'
import type { ScanContext } from './scan-context.ts'

/** The name of a column of the scan's row: `e3_unexpected`. */
export function measureColumn(index: number, measure: string): string {
  return `e${index}_${measure}`
}

/** One statement that reads the partition once and gives one row: every count, measure and sample that the suite is judged by. */
export function scanStatement(table: string, context: ScanContext, batch: Batch, planned: readonly Planned[], sampleSize: number): string {
  const prefix = checkPrefix(batch)
  const measures = planned.flatMap((each) =>
    Object.entries(measuresOf(each, context, batch, prefix, sampleSize)).map(([name, sql]) => [measureColumn(each.index, name), sql]),
  )
  const columns = [['row_count', 'count(*)'], ...measures].map(([name = '', sql]) => `${sql} AS ${identifier(name)}`)
  return `${checkedRows(table, context, batch, planned)}
SELECT
  ${[`${text(JSON.stringify(context))} AS context`, ...columns].join(',\n  ')}
FROM checked`
}

function measuresOf(
  each: Planned,
  { keys }: ScanContext,
  batch: Batch,
  prefix: string,
  sampleSize: number,
): Readonly<Record<string, string>> {
  if (each.kind === 'error') return {}
  if (each.kind === 'measure') return each.measures
  const check = checkColumn(each, prefix)
  const shown = [...keys, ...each.plan.shown.map(({ name }) => name)].map((name) => asJson(columnOf(batch, name)))
  return {
    elements: `count(${check})`,
    ...(each.plan.missing !== undefined && { missing: `count(*) FILTER (WHERE ${check} = 'missing')` }),
    unexpected: `count(*) FILTER (WHERE ${check} = 'unexpected')`,
    // min(x, n) keeps no more than n rows in memory, and the same ones in every run.
    sample: `json_format(CAST(min(json_format(CAST(ARRAY[${shown.join(', ')}] AS json)), ${sampleSize}) FILTER (WHERE ${check} = 'unexpected') AS json))`,
  }
}

/**
 * Numbers go through text, which keeps their digits, NaN and infinities; so do types of which Trino makes no JSON.
 * https://trino.io/docs/current/functions/json.html#cast-to-json
 */
function asJson(column: BatchColumn): string {
  if (column.family === 'binary') return `CAST(to_hex(${column.sql}) AS json)`
  const isDirect = ['boolean', 'date', 'timestamp', 'nested'].includes(column.family)
  return `CAST(${isDirect ? column.sql : textOf(column)} AS json)`
}
