import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.ArrayPartition(array, size)`: the array in chunks of at most `size`. */
export function arrayPartition(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  const items = args.list(0)
  const size = args.integer(1)
  if (size < 1) throw new IntrinsicProblem('argument 2 must be a positive integer')
  const chunks: JsonValue[] = []
  for (let start = 0; start < items.length; start += size) chunks.push(items.slice(start, start + size))
  return chunks
}
