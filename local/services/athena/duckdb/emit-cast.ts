import type { Expression, TypeName } from '../sql/expression.ts'
import { duckdbType } from './duckdb-type.ts'
import type { Surroundings } from './emit-expression.ts'
import { typeOf } from './type-of.ts'
import { readByClock, shownInstant } from './wall-clock.ts'

type Cast = Extract<Expression, { kind: 'cast' }>

/** The macro that lets through what Trino reads as a value of the type and refuses what only DuckDB would read. */
const INPUT: Readonly<Record<string, string>> = {
  tinyint: 'integer',
  smallint: 'integer',
  integer: 'integer',
  bigint: 'integer',
  double: 'double',
  real: 'double',
  float: 'double',
  decimal: 'decimal',
  boolean: 'boolean',
  date: 'date',
  timestamp: 'timestamp',
  'timestamp with time zone': 'zoned',
}

/** How a value with a time zone is read. */
const INPUT_READERS: Readonly<Record<string, (value: Expression, around: Surroundings) => string>> = {
  date: readByClock,
  time: readByClock,
  timestamp: readByClock,
  varchar: shownInstant,
}

/** Trino's names of the types in its messages. */
const SHOWN: Readonly<Record<string, string>> = { integer: 'INT', real: 'REAL' }

/** CAST and TRY_CAST. https://trino.io/docs/current/functions/conversion.html */
export function emitCast({ value, type, try: tries }: Cast, around: Surroundings): string {
  if (value.kind === 'null') return `CAST(NULL AS ${duckdbType(type)})`
  const input = INPUT_READERS[type.name]?.(value, around) ?? around.sql(value)
  if (type.name === 'varchar' || type.name === 'char') return emitText(input, type, literalPrecision(value))
  if (type.name === 'json') return `to_json(${input})`
  const macro = INPUT[type.name]
  const target = duckdbType(type)
  // A boolean is 1 or 0 to every number.
  const isPlain = macro === undefined || (typeOf(value, around.scope) === 'boolean' && macro !== 'date' && macro !== 'timestamp')
  if (isPlain) return `${tries ? 'TRY_CAST' : 'CAST'}(${input} AS ${target})`
  const shown = SHOWN[type.name] ?? type.name.toUpperCase()
  if (tries) return `TRY_CAST(athena_try_${macro}_input(${input}) AS ${target})`
  return `CAST(athena_${macro}_input(${input}, '${shown}') AS ${target})`
}

function emitText(input: string, type: TypeName, precision: number | undefined): string {
  const whole = precision === undefined ? `athena_varchar(${input})` : `athena_timestamp_varchar(${input}, ${precision})`
  return type.numbers[0] === undefined ? whole : `left(${whole}, ${type.numbers[0]})`
}

/** Digits of seconds where the value is a timestamp literal or a cast to one, which have a precision of their own. */
function literalPrecision(value: Expression): number | undefined {
  if (value.kind === 'typed' && value.type.name === 'timestamp' && !/[A-Za-z]/.test(value.value))
    return /\.(\d+)\s*$/.exec(value.value)?.[1]?.length ?? 0
  if (value.kind === 'cast' && value.type.name === 'timestamp') return value.type.numbers[0] ?? 3
  return undefined
}
