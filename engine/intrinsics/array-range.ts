import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

const LONGEST_RANGE = 1000

/** `States.ArrayRange(first, last, step)`: the integers from `first` up to `last` inclusive, at most 1,000. */
export function arrayRange(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 3)
  const [first, last, step] = [args.integer(0), args.integer(1), args.integer(2)]
  if (step === 0) throw new IntrinsicProblem('argument 3 must not be zero')
  const numbers: number[] = []
  for (let next = first; step > 0 ? next <= last : next >= last; next += step) {
    if (numbers.length === LONGEST_RANGE) throw new IntrinsicProblem(`the array would have more than ${LONGEST_RANGE} items`)
    numbers.push(next)
  }
  return numbers
}
