import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'

/** `States.ArrayLength(array)`. */
export function arrayLength(values: readonly JsonValue[]): JsonValue {
  return new Arguments(values, 1).list(0).length
}
