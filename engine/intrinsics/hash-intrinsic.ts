import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { hashText } from './hash.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.Hash(data, algorithm)` in hexadecimal. */
export function hashIntrinsic(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  const data = args.any(0)
  const digest = hashText(typeof data === 'string' ? data : JSON.stringify(data), args.text(1))
  if (digest === undefined) throw new IntrinsicProblem(`the algorithm ${JSON.stringify(args.any(1))} is not supported`)
  return digest
}
