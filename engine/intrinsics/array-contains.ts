import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { sameJson } from './same-json.ts'

/** `States.ArrayContains(array, value)`. */
export function arrayContains(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  const wanted = args.any(1)
  return args.list(0).some((item) => sameJson(item, wanted))
}
