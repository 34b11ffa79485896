import { text } from '../duckdb/quote.ts'
import type { FunctionCall } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionEntry, type FunctionTable, written } from './function-entry.ts'

/**
 * Trino's Java-like patterns on RE2. Look-around and back references do not exist there: they are refused, never approximated.
 * https://trino.io/docs/current/functions/regexp.html
 */
function regexp(min: number, max: number, sql: (args: readonly string[], call: FunctionCall) => string): FunctionEntry {
  return written(min, max, (args, call, { emitter }) => {
    const pattern = call.args[1]
    if (pattern?.kind === 'string' && /\(\?<?[=!]|\\[1-9]|\(\?>|[*+?}]\+/.test(pattern.value))
      throw sqlErrorAt(
        'NOT_SUPPORTED',
        emitter.source,
        pattern.at,
        `Look-around, back references and possessive quantifiers are not supported by the local Athena: ${pattern.value}`,
      )
    return sql(args, call)
  })
}

/** A replacement in Java's words (`$1`, `\\$`, `\\\\`) as RE2 writes it. */
function rewritten(replacement: string): string {
  return replacement.replace(/\\(.)|\$(\d)|\\/gs, (_, escaped: string | undefined, group: string | undefined) => {
    if (group !== undefined) return `\\${group}`
    return escaped === undefined || escaped === '\\' ? '\\\\' : escaped
  })
}

export const REGULAR_EXPRESSIONS: FunctionTable = {
  regexp_like: regexp(2, 2, ([value, pattern]) => `regexp_matches(${value}, ${pattern})`),
  regexp_extract: regexp(2, 3, ([value, pattern, group = '0']) => `athena_regexp_extract(${value}, ${pattern}, ${group})`),
  regexp_extract_all: regexp(2, 3, ([value, pattern, group = '0']) => `regexp_extract_all(${value}, ${pattern}, ${group})`),
  regexp_replace: regexp(2, 3, ([value, pattern, by], { args }) => {
    const literal = args[2]
    const replacement = by === undefined ? "''" : literal?.kind === 'string' ? text(rewritten(literal.value)) : `athena_replacement(${by})`
    return `regexp_replace(${value}, ${pattern}, ${replacement}, 'g')`
  }),
  regexp_split: regexp(2, 2, ([value, pattern]) => `regexp_split_to_array(${value}, ${pattern})`),
  regexp_count: regexp(2, 2, ([value, pattern]) => `CAST(len(regexp_extract_all(${value}, ${pattern})) AS BIGINT)`),
}
