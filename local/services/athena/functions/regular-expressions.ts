import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionEntry, type FunctionTable, written } from './function-entry.ts'

/**
 * Trino's Java-like patterns on RE2. Look-around and back references do not exist there: they are refused, never approximated.
 * https://trino.io/docs/current/functions/regexp.html
 */
function regexp(min: number, max: number, sql: (args: readonly string[]) => string): FunctionEntry {
  return written(min, max, (args, call, { emitter }) => {
    const pattern = call.args[1]
    if (pattern?.kind === 'string' && /\(\?<?[=!]|\\[1-9]|\(\?>|[*+?}]\+/.test(pattern.value))
      throw sqlErrorAt(
        'NOT_SUPPORTED',
        emitter.source,
        pattern.at,
        `Look-around, back references and possessive quantifiers are not supported by the local Athena: ${pattern.value}`,
      )
    return sql(args)
  })
}

export const REGULAR_EXPRESSIONS: FunctionTable = {
  regexp_like: regexp(2, 2, ([value, pattern]) => `regexp_matches(${value}, ${pattern})`),
  regexp_extract: regexp(2, 3, ([value, pattern, group = '0']) => `athena_regexp_extract(${value}, ${pattern}, ${group})`),
  regexp_extract_all: regexp(2, 3, ([value, pattern, group = '0']) => `regexp_extract_all(${value}, ${pattern}, ${group})`),
  regexp_replace: regexp(2, 3, ([value, pattern, by = "''"]) => `regexp_replace(${value}, ${pattern}, athena_replacement(${by}), 'g')`),
  regexp_split: regexp(2, 2, ([value, pattern]) => `regexp_split_to_array(${value}, ${pattern})`),
  regexp_count: regexp(2, 2, ([value, pattern]) => `CAST(len(regexp_extract_all(${value}, ${pattern})) AS BIGINT)`),
}
