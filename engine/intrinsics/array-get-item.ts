import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.ArrayGetItem(array, index)`, counted from 0. */
export function arrayGetItem(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  const items = args.list(0)
  const item = items[args.integer(1)]
  if (item === undefined) throw new IntrinsicProblem(`index ${args.integer(1)} is outside of an array of ${items.length} items`)
  return item
}
