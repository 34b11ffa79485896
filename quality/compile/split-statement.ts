import type { Batch } from '../batch.ts'
import { identifier, text } from '../dialect/quote.ts'
import { QualityError } from '../quality-error.ts'
import { isAtLeast, type Severity } from '../severity.ts'
import { checkColumn, checkedRows, checkPrefix } from './checked-rows.ts'
import type { Planned } from './planned.ts'
import type { ScanContext } from './scan-context.ts'

/** The columns that the split adds to those of the table. */
export const REASONS = 'reasons'
export const VERDICT = 'verdict'

/** Between two reasons of one row. */
export const REASON_SEPARATOR = '; '

/** What a quarantined row says of the expectation that it failed: `unit_price: expect_column_values_to_be_between`. */
export function reasonOf({ config, expectation }: Extract<Planned, { kind: 'row' }>): string {
  return `${expectation.subject(config.kwargs)}: ${config.type}`
}

/** Every row of the partition, read once: as it came, with all its `reasons` and its `verdict`. Expectations milder than `from` give no reason. */
export function judgedRows(table: string, context: ScanContext, batch: Batch, planned: readonly Planned[], from: Severity): string {
  for (const reserved of [REASONS, VERDICT]) refuseColumn(batch, reserved)
  const prefix = checkPrefix(batch)
  const failing = new Map<string, string[]>()
  for (const each of planned) {
    if (each.kind !== 'row' || !isAtLeast(each.config.severity, from)) continue
    const reason = reasonOf(each)
    failing.set(reason, [...(failing.get(reason) ?? []), `${checkColumn(each, prefix)} = 'unexpected'`])
  }
  const cases = [...failing].map(([reason, tests]) => `CASE WHEN ${tests.join(' OR ')} THEN ${text(reason)} END`)
  const reasons = cases.length === 0 ? "''" : `array_join(ARRAY[\n      ${cases.join(',\n      ')}\n    ], ${text(REASON_SEPARATOR)})`
  const columns = batch.columns.map(({ name }) => identifier(name)).join(', ')
  return `${checkedRows(table, context, batch, planned)},
judged AS (
  SELECT ${columns},
    ${reasons} AS ${REASONS}
  FROM checked
)
SELECT ${columns}, ${REASONS}, CASE WHEN ${REASONS} = '' THEN 'clean' ELSE 'quarantined' END AS ${VERDICT}
FROM judged`
}

/** One statement that writes judged rows as Parquet below `target`, in the folder `verdict=clean` or `verdict=quarantined`. */
export function splitStatement(rows: string, target: string): string {
  return `UNLOAD (
${rows}
)
TO ${text(target)}
WITH (format = 'PARQUET', compression = 'SNAPPY', partitioned_by = ARRAY[${text(VERDICT)}])`
}

function refuseColumn({ columns }: Batch, reserved: string): void {
  if (!columns.some(({ name }) => name.toLowerCase() === reserved)) return
  throw new QualityError({
    code: 'reserved-column',
    path: '/columns',
    message: `the table has a column ${reserved}, which the split adds`,
    hint: 'check a view in which the column has another name',
  })
}
