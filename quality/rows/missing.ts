import type { BatchColumn } from '../batch.ts'

/** SQL that holds where a value is NULL: missing values are neither expected nor unexpected. */
export function isNull(column: BatchColumn): string {
  return `${column.sql} IS NULL`
}

/** Rows that a comparison of columns passes over, by Great Expectations' `ignore_row_if`; undefined for none. */
export function ignoredRows(
  columns: readonly BatchColumn[],
  ignore: 'both_values_are_missing' | 'either_value_is_missing' | 'neither' | 'all_values_are_missing' | 'any_value_is_missing' | 'never',
): string {
  if (ignore === 'neither' || ignore === 'never') return 'false'
  const every = ignore === 'both_values_are_missing' || ignore === 'all_values_are_missing'
  return columns.map(isNull).join(every ? ' AND ' : ' OR ')
}
