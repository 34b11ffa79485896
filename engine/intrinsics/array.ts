import type { JsonValue } from '../../asl/json.ts'

/** `States.Array(...)`: its arguments as an array. */
export function array(values: readonly JsonValue[]): JsonValue {
  return [...values]
}
