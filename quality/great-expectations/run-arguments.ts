/** Arguments that Great Expectations accepts beside an expectation's own and that change nothing in how it is compiled here. */
export const RUN_ARGUMENTS: ReadonlySet<string> = new Set([
  'result_format',
  'catch_exceptions',
  'include_config',
  'batch_id',
  'auto',
  'profiler_config',
  'meta',
  'notes',
  'description',
  // The column's type says how values are read and compared; upstream removed these in 1.0.
  'parse_strings_as_datetimes',
  'output_strftime_format',
])

/** Arguments that would change the meaning and that are not supported, with the reason. */
export const REFUSED_ARGUMENTS: Readonly<Record<string, string>> = {
  allow_cross_type_comparisons: 'Athena compares values of one type only',
  windows: 'bounds that move with earlier results are not supported; use a $PARAMETER',
}
