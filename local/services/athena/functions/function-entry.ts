import type { Surroundings } from '../duckdb/emit-expression.ts'
import type { FunctionCall } from '../sql/expression.ts'

/** Writes a call of an aggregate with the statement's own DISTINCT, ORDER BY, FILTER and OVER; `overNoRow` makes its FILTER false, for a value that has only a type. */
export type AggregateCall = (
  name: string,
  args: readonly string[],
  options?: { readonly distinct?: boolean; readonly overNoRow?: boolean },
) => string

/** What the local Athena knows of one of Trino's functions. */
export type FunctionEntry =
  | {
      readonly kind: 'scalar'
      readonly min: number
      readonly max: number
      readonly sql: (args: readonly string[], call: FunctionCall, around: Surroundings) => string
    }
  | {
      readonly kind: 'aggregate'
      readonly min: number
      readonly max: number
      readonly sql: (args: readonly string[], call: FunctionCall, write: AggregateCall, around: Surroundings) => string
    }

export type FunctionTable = Readonly<Record<string, FunctionEntry>>

/** A scalar function that is one of DuckDB's, or one of our macros, under another name. */
export function scalar(name: string, min: number, max = min): FunctionEntry {
  return { kind: 'scalar', min, max, sql: (args) => `${name}(${args.join(', ')})` }
}

/** A scalar function written by hand. */
export function written(min: number, max: number, sql: (FunctionEntry & { kind: 'scalar' })['sql']): FunctionEntry {
  return { kind: 'scalar', min, max, sql }
}

/** An aggregate or window function that is DuckDB's under this name. */
export function aggregate(name: string, min: number, max = min): FunctionEntry {
  return { kind: 'aggregate', min, max, sql: (args, _call, write) => write(name, args) }
}
