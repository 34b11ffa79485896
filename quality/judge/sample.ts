import { type Batch, columnOf } from '../batch.ts'
import { isNumeric, isTemporal } from '../dialect/column-type.ts'
import type { RowPlan } from '../expectation.ts'
import { columnValue } from '../measures/observed.ts'

/** An unexpected row of the scan's sample. */
export interface SampledRow {
  /** The value, the pair `[a, b]`, or the object by column, as the expectation shows it. */
  readonly shown: unknown
  /** The key columns and the shown ones by name. */
  readonly named: Readonly<Record<string, unknown>>
}

/** Reads the sample of a row-level expectation: a JSON array of JSON arrays, each with the keys and then the shown columns. */
export function readSample(
  written: string | null | undefined,
  plan: RowPlan,
  keys: readonly string[],
  batch: Batch,
): readonly SampledRow[] {
  if (written === null || written === undefined) return []
  const names = [...keys, ...plan.shown.map(({ name }) => name)]
  const rows = (JSON.parse(written) as readonly string[]).map((row) => JSON.parse(row) as readonly unknown[])
  const sampled = rows.map((row): SampledRow => {
    const values = row.map((value, index) => jsonValue(value, names[index] ?? '', batch))
    const shown = values.slice(keys.length)
    const record = Object.fromEntries(plan.shown.map(({ name }, index) => [name, shown[index]]))
    return {
      shown: plan.shape === 'value' ? shown[0] : plan.shape === 'pair' ? shown : record,
      named: Object.fromEntries(names.map((name, index) => [name, values[index]])),
    }
  })
  return plan.shape === 'value' && sampled.every(({ shown }) => typeof shown === 'number')
    ? sampled.toSorted((a, b) => Number(a.shown) - Number(b.shown))
    : sampled
}

/** Numbers come as text and times in Athena's own form: one form for all. */
function jsonValue(value: unknown, column: string, batch: Batch): unknown {
  const { family } = columnOf(batch, column)
  return typeof value === 'string' && (isTemporal(family) || isNumeric(family)) ? columnValue(family, value) : value
}
