import { typeOf } from '../duckdb/type-of.ts'
import { aggregate, type FunctionEntry, type FunctionTable } from './function-entry.ts'

function special(min: number, max: number, sql: (FunctionEntry & { kind: 'aggregate' })['sql']): FunctionEntry {
  return { kind: 'aggregate', min, max, sql }
}

/** https://trino.io/docs/current/functions/aggregate.html */
export const AGGREGATES: FunctionTable = {
  ...Object.fromEntries(
    'stddev stddev_pop stddev_samp variance var_pop var_samp bool_and bool_or skewness kurtosis'
      .split(' ')
      .map((name) => [name, aggregate(name, 1)]),
  ),
  ...Object.fromEntries('corr covar_pop covar_samp regr_intercept regr_slope'.split(' ').map((name) => [name, aggregate(name, 2)])),
  // A sum of integers is wider in DuckDB than any type of Athena: as a bigint it overflows where Athena's does.
  sum: special(1, 1, (args, call, write, { scope }) => {
    const isInteger = call.args[0] !== undefined && /^(tinyint|smallint|integer|bigint)$/.test(typeOf(call.args[0], scope) ?? '')
    return isInteger ? `CAST(${write('sum', args)} AS BIGINT)` : write('sum', args)
  }),
  count: aggregate('count', 0, 1),
  // 8 bytes that depend on the rows and not on their order, as Trino's do; the bytes themselves are other ones.
  checksum: special(1, 1, ([value = ''], _call, write) => {
    const total = write('sum', [`CAST(hash(${value}) AS HUGEINT)`])
    return `unhex(lpad(hex(CAST(${total} % 18446744073709551616 AS UBIGINT)), 16, '0'))`
  }),
  // Over no row DuckDB's is NULL.
  count_if: special(1, 1, (args, _call, write) => `coalesce(${write('count_if', args)}, 0)`),
  min: aggregate('min', 1, 2),
  max: aggregate('max', 1, 2),
  every: aggregate('bool_and', 1),
  geometric_mean: aggregate('geomean', 1),
  // The average of a decimal keeps its scale in Trino and is a double in DuckDB; the median over no row has the type that is wanted.
  avg: special(
    1,
    1,
    (args, _call, write) => `cast_to_type(${write('avg', args)}, ${write('quantile_cont', [...args, '0.5'], { overNoRow: true })})`,
  ),
  arbitrary: aggregate('any_value', 1),
  any_value: aggregate('any_value', 1),
  array_agg: aggregate('list', 1),
  // Exact and repeatable, which is inside the error that Trino promises.
  approx_distinct: special(1, 2, ([value = ''], _call, write) => write('count', [value], { distinct: true })),
  approx_percentile: special(2, 2, (args, _call, write) => write('quantile_disc', args)),
  approx_most_frequent: special(
    3,
    3,
    ([buckets = '', value = ''], _call, write) => `athena_most_frequent(${write('histogram', [value])}, ${buckets})`,
  ),
  listagg: special(1, 2, ([value = '', separator = "''"], _call, write) => write('string_agg', [value, separator])),
  max_by: special(2, 3, (args, _call, write) => write(args.length === 3 ? 'arg_max' : 'arg_max_null', args)),
  min_by: special(2, 3, (args, _call, write) => write(args.length === 3 ? 'arg_min' : 'arg_min_null', args)),
  histogram: aggregate('histogram', 1),
  map_agg: special(2, 2, ([key, value], _call, write) => `athena_map_of_pairs(${write('list', [`{'key': ${key}, 'value': ${value}}`])})`),
  multimap_agg: special(
    2,
    2,
    ([key, value], _call, write) => `athena_multimap_of_pairs(${write('list', [`{'key': ${key}, 'value': ${value}}`])})`,
  ),
  set_agg: special(1, 1, (args, _call, write) => write('list', args, { distinct: true })),
  bitwise_and_agg: aggregate('bit_and', 1),
  bitwise_or_agg: aggregate('bit_or', 1),
  grouping: aggregate('grouping', 1, 32),
  row_number: aggregate('row_number', 0),
  rank: aggregate('rank', 0),
  dense_rank: aggregate('dense_rank', 0),
  percent_rank: aggregate('percent_rank', 0),
  cume_dist: aggregate('cume_dist', 0),
  ntile: aggregate('ntile', 1),
  lag: aggregate('lag', 1, 3),
  lead: aggregate('lead', 1, 3),
  first_value: aggregate('first_value', 1),
  last_value: aggregate('last_value', 1),
  nth_value: aggregate('nth_value', 2),
}
