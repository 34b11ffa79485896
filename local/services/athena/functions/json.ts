import { text } from '../duckdb/quote.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { type FunctionEntry, type FunctionTable, scalar, written } from './function-entry.ts'

/** A JSONPath of Trino in DuckDB's form; undefined for what Trino's own fast path does not take either. */
export function jsonPath(path: string): string | undefined {
  if (!/^\$(\.[A-Za-z_@:][\w@:-]*|\.\*|\[\d+\]|\["[^"]*"\]|\['[^']*'\]|\.\d\w*)*$/.test(path)) return undefined
  return path
    .replace(/\[(["'])(.*?)\1\]/g, (_, _quote, key: string) => `."${key}"`)
    .replace(/\.([A-Za-z_@:0-9][\w@:-]*)/g, (_, key: string) => `."${key}"`)
}

function withPath(macro: string): FunctionEntry {
  return written(2, 2, ([value], call, { emitter }) => {
    const path = call.args[1]
    const converted = path?.kind === 'string' ? jsonPath(path.value) : undefined
    if (converted === undefined)
      throw sqlErrorAt(
        'NOT_SUPPORTED',
        emitter.source,
        path?.at ?? call.at,
        `The local Athena needs a literal JSON path of names and positions${path?.kind === 'string' ? `, not '${path.value}'` : ''}`,
      )
    return `${macro}(${value}, ${text(converted)})`
  })
}

/** https://trino.io/docs/current/functions/json.html */
export const JSON_FUNCTIONS: FunctionTable = {
  json_extract: withPath('athena_json_extract'),
  json_extract_scalar: withPath('athena_json_extract_scalar'),
  json_size: withPath('athena_json_size'),
  json_parse: scalar('athena_json_parse', 1),
  json_format: scalar('athena_json_format', 1),
  json_array_length: scalar('athena_json_array_length', 1),
  json_array_get: written(2, 2, ([value, index]) => `json_extract(${value}, CAST(${index} AS BIGINT))`),
  json_array_contains: written(2, 2, ([value, item]) => `list_contains(json_extract(${value}, '$[*]'), to_json(${item}))`),
  is_json_scalar: written(1, 1, ([value]) => `(json_type(${value}) NOT IN ('OBJECT', 'ARRAY'))`),
}
