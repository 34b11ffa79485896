import type { Batch } from '../batch.ts'
import type { Planned } from '../compile/planned.ts'
import type { Judgement, Measured, RowCounts } from '../expectation.ts'
import { numberOf } from '../measures/observed.ts'
import { type ResultFormat, tells } from './result-format.ts'
import { readSample, type SampledRow } from './sample.ts'

/** How many rows a partial list holds. https://docs.greatexpectations.io/docs/core/trigger_actions_based_on_results/choose_a_result_format/ */
const PARTIAL = 20

type PlannedRow = Extract<Planned, { kind: 'row' }>

/** Judges a row-level expectation by its counts: enough of the rows that are not missing are as expected. */
export function judgeRows(
  { config, expectation, plan }: PlannedRow,
  measured: Measured,
  keys: readonly string[],
  batch: Batch,
  format: ResultFormat,
): Judgement {
  const counts: RowCounts = {
    elements: numberOf(measured.elements) ?? 0,
    missing: numberOf(measured.missing) ?? 0,
    unexpected: numberOf(measured.unexpected) ?? 0,
  }
  const considered = counts.elements - counts.missing
  const mostly = (config.kwargs.mostly as number | undefined) ?? 1
  const success = considered === 0 || (considered - counts.unexpected) / considered >= mostly
  const sample = readSample(measured.sample, plan, keys, batch)
  const shown = sample.map((row) => row.shown)
  return {
    success,
    result: {
      ...numbersOf(counts, plan.missing !== undefined),
      ...expectation.details?.(config.kwargs, counts, shown),
      ...listsOf(sample, keys, format),
    },
  }
}

function numbersOf({ elements, missing, unexpected }: RowCounts, canMiss: boolean): Readonly<Record<string, unknown>> {
  const percent = (part: number, whole: number) => (whole === 0 ? null : (part / whole) * 100)
  const ofConsidered = percent(unexpected, elements - missing)
  return {
    element_count: elements,
    unexpected_count: unexpected,
    unexpected_percent: ofConsidered,
    ...(canMiss && {
      missing_count: missing,
      missing_percent: percent(missing, elements),
      unexpected_percent_total: percent(unexpected, elements),
      unexpected_percent_nonmissing: ofConsidered,
    }),
  }
}

function listsOf(sample: readonly SampledRow[], keys: readonly string[], format: ResultFormat): Readonly<Record<string, unknown>> {
  const partial = sample.slice(0, PARTIAL)
  return {
    partial_unexpected_list: partial.map(({ shown }) => shown),
    ...(keys.length > 0 && { partial_unexpected_index_list: partial.map(({ named }) => named) }),
    ...(tells(format, 'SUMMARY') && countsOf(partial.map(({ shown }) => shown))),
    ...(tells(format, 'COMPLETE') && {
      unexpected_list: sample.map(({ shown }) => shown),
      ...(keys.length > 0 && { unexpected_index_list: sample.map(({ named }) => named) }),
    }),
  }
}

/** How often each value of the partial list occurs, the most frequent first; Great Expectations does not count objects, and says so. */
function countsOf(shown: readonly unknown[]): Readonly<Record<string, unknown>> {
  if (shown.some((value) => typeof value === 'object' && value !== null && !Array.isArray(value))) {
    return { details: { partial_unexpected_counts_error: 'partial_unexpected_counts requested, but requires a hashable type' } }
  }
  const counts = new Map<string, { readonly value: unknown; readonly count: number }>()
  for (const value of shown) {
    const key = JSON.stringify(value)
    counts.set(key, { value, count: (counts.get(key)?.count ?? 0) + 1 })
  }
  return { partial_unexpected_counts: [...counts.values()].sort((a, b) => b.count - a.count) }
}
