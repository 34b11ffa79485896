import type { Surroundings } from '../duckdb/emit-expression.ts'
import { text } from '../duckdb/quote.ts'
import { readByClock, wallClock } from '../duckdb/wall-clock.ts'
import type { FunctionCall } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionEntry, type FunctionTable, scalar, written } from './function-entry.ts'
import { jodaFormat, mysqlFormat } from './time-formats.ts'

const UNITS = new Set(['millisecond', 'second', 'minute', 'hour', 'day', 'week', 'month', 'quarter', 'year'])

/** The unit of date_add, date_diff, date_trunc: a literal, as everybody writes it. */
function unitOf({ args, name }: FunctionCall, { emitter }: Surroundings): string {
  const [unit] = args
  const value = unit?.kind === 'string' ? unit.value.toLowerCase() : ''
  if (!UNITS.has(value))
    throw sqlErrorAt(
      'INVALID_FUNCTION_ARGUMENT',
      emitter.source,
      unit?.at ?? 0,
      `'${unit?.kind === 'string' ? unit.value : name}' is not a valid Timestamp field`,
    )
  return value
}

function formatted(macro: string, convert: (format: string) => string): FunctionEntry {
  const parses = macro.includes('parse')
  return written(2, 2, ([input], call, around) => {
    const { emitter } = around
    const format = call.args[1]
    if (format?.kind !== 'string')
      throw sqlErrorAt('NOT_SUPPORTED', emitter.source, call.at, `The local Athena needs the format of ${call.name} as a literal`)
    const [first] = call.args
    const value = parses || first === undefined ? input : readByClock(first, around)
    return `${macro}(${value}, ${text(convert(format.value))})`
  })
}

const parts = {
  year: 'year',
  quarter: 'quarter',
  month: 'month',
  week: 'week',
  week_of_year: 'week',
  day: 'day',
  day_of_month: 'day',
  day_of_week: 'isodow',
  dow: 'isodow',
  day_of_year: 'dayofyear',
  doy: 'dayofyear',
  hour: 'hour',
  minute: 'minute',
  second: 'second',
  year_of_week: 'isoyear',
  yow: 'isoyear',
}

/** https://trino.io/docs/current/functions/datetime.html */
export const TIMES: FunctionTable = {
  ...Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [
      name,
      written(1, 1, (_, { args }, around) => `${part}(${args.map((arg) => readByClock(arg, around)).join()})`),
    ]),
  ),
  millisecond: written(1, 1, ([value]) => `(millisecond(${value}) % 1000)`),
  now: written(0, 0, () => "getvariable('athena_now')"),
  date: written(
    1,
    1,
    (_, { args }, around) => `CAST(athena_date_input(${args.map((arg) => readByClock(arg, around)).join()}, 'DATE') AS DATE)`,
  ),
  date_add: written(
    3,
    3,
    ([, count, value], call, around) => `athena_plus_interval(${value}, (CAST(${count} AS BIGINT) * INTERVAL '1 ${unitOf(call, around)}'))`,
  ),
  // datesub counts whole units, as Trino does; DuckDB's date_diff counts boundaries.
  date_diff: written(3, 3, ([, from, to], call, around) => `datesub('${unitOf(call, around)}', ${from}, ${to})`),
  date_trunc: written(2, 2, ([, value], call, around) => {
    const unit = unitOf(call, around)
    const wall = call.args[1] && wallClock(call.args[1], around)
    // The beginning of the day of a zone, as an instant: as far from UTC as the value itself.
    return wall === undefined ? `athena_date_trunc('${unit}', ${value})` : `(${value} - (${wall} - date_trunc('${unit}', ${wall})))`
  }),
  date_format: formatted('athena_date_format', mysqlFormat),
  date_parse: formatted('athena_date_parse', mysqlFormat),
  format_datetime: formatted('athena_date_format', jodaFormat),
  parse_datetime: formatted('athena_parse_datetime', jodaFormat),
  from_iso8601_timestamp: scalar('athena_from_iso8601_timestamp', 1),
  from_iso8601_date: scalar('athena_from_iso8601_date', 1),
  to_iso8601: scalar('athena_to_iso8601', 1),
  from_unixtime: scalar('athena_from_unixtime', 1),
  to_unixtime: scalar('athena_to_unixtime', 1),
  from_unixtime_nanos: written(1, 1, ([value]) => `to_timestamp(${value} / 1e9)`),
  last_day_of_month: scalar('last_day', 1),
  at_timezone: written(2, 2, ([value]) => `CAST(${value} AS TIMESTAMPTZ)`),
  with_timezone: written(2, 2, ([value, zone]) => `timezone(${zone}, CAST(${value} AS TIMESTAMP))`),
}
