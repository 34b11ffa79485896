import type { JsonValue } from '../../asl/json.ts'
import type { Execution } from '../execution/execution.ts'
import { seededRandom } from '../jsonata/functions/seeded-random.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.MathAdd(first, second)`, both rounded to integers. */
export function mathAdd(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  return args.integer(0) + args.integer(1)
}

/** `States.MathRandom(from, to, seed?)`: an integer, `from` inclusive, `to` exclusive. */
export function mathRandom(values: readonly JsonValue[], execution: Execution): JsonValue {
  const args = new Arguments(values, 2, 3)
  const [from, to] = [args.integer(0), args.integer(1)]
  if (to < from) throw new IntrinsicProblem('argument 2 must not be less than argument 1')
  const random = args.has(2) ? seededRandom(args.integer(2)) : execution.random()
  return from + Math.floor(random * (to - from))
}
