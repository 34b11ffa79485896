import type { JsonValue } from '../../../../asl/json.ts'
import { matchesPattern } from '../../events/pattern/matches-pattern.ts'

/**
 * Whether a mapping's filters take a record: any of them has to. The data of the record (`body`, `data`) is read as JSON where it is.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html
 */
export function takesRecord(filters: readonly string[], record: JsonValue): boolean {
  return filters.length === 0 || filters.some((filter) => matchesPattern(JSON.parse(filter) as JsonValue, record))
}

/** Data as a filter sees it: parsed where it is JSON, else its text. */
export function filterable(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue
  } catch {
    return text
  }
}
