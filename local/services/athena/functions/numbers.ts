import { type FunctionTable, scalar, written } from './function-entry.ts'

/** https://trino.io/docs/current/functions/math.html */
export const NUMBERS: FunctionTable = {
  ...Object.fromEntries(
    'abs cbrt degrees exp ln log2 log10 radians sin cos tan asin acos atan sign sqrt tanh cosh sinh'
      .split(' ')
      .map((name) => [name, scalar(name, 1)]),
  ),
  atan2: scalar('atan2', 2),
  ceil: scalar('athena_ceiling', 1),
  ceiling: scalar('athena_ceiling', 1),
  floor: scalar('athena_floor', 1),
  e: written(0, 0, () => 'exp(1e0)'),
  pi: scalar('pi', 0),
  infinity: written(0, 0, () => "CAST('Infinity' AS DOUBLE)"),
  nan: written(0, 0, () => "CAST('NaN' AS DOUBLE)"),
  is_finite: scalar('isfinite', 1),
  is_infinite: scalar('isinf', 1),
  is_nan: scalar('isnan', 1),
  log: scalar('log', 2),
  mod: scalar('athena_modulus', 2),
  pow: scalar('pow', 2),
  power: scalar('pow', 2),
  round: scalar('athena_round', 1, 2),
  width_bucket: scalar('athena_width_bucket', 4),
  truncate: scalar('trunc', 1),
  rand: scalar('athena_random', 0, 2),
  random: scalar('athena_random', 0, 2),
  bitwise_and: written(2, 2, ([a, b]) => `(${a} & ${b})`),
  bitwise_or: written(2, 2, ([a, b]) => `(${a} | ${b})`),
  bitwise_xor: scalar('xor', 2),
  bitwise_not: written(1, 1, ([a]) => `(~ ${a})`),
  // DuckDB's own skip NULLs; in Trino one NULL makes the whole NULL.
  greatest: written(
    1,
    127,
    (args) => `CASE WHEN ${args.map((arg) => `${arg} IS NULL`).join(' OR ')} THEN NULL ELSE greatest(${args.join(', ')}) END`,
  ),
  least: written(
    1,
    127,
    (args) => `CASE WHEN ${args.map((arg) => `${arg} IS NULL`).join(' OR ')} THEN NULL ELSE least(${args.join(', ')}) END`,
  ),
}
