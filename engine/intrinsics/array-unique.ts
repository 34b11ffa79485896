import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { sameJson } from './same-json.ts'

/** `States.ArrayUnique(array)`: without repeated values. */
export function arrayUnique(values: readonly JsonValue[]): JsonValue {
  const items = new Arguments(values, 1).list(0)
  return items.filter((item, index) => items.findIndex((earlier) => sameJson(earlier, item)) === index)
}
