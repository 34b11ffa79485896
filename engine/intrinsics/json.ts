import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** `States.StringToJson(text)`; blank text is null, as AWS has it. */
export function stringToJson(values: readonly JsonValue[]): JsonValue {
  const text = new Arguments(values, 1).text(0)
  if (text.trim() === '') return null
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new IntrinsicProblem('argument 1 is not valid JSON', { cause: error })
  }
}

/** `States.JsonToString(value)`. */
export function jsonToString(values: readonly JsonValue[]): JsonValue {
  return JSON.stringify(new Arguments(values, 1).any(0))
}

/** `States.JsonMerge(first, second, false)`: a shallow merge, where `second` wins. */
export function jsonMerge(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 3)
  if (args.any(2) !== false) throw new IntrinsicProblem('argument 3 must be false: deep merging is not supported')
  return { ...args.object(0), ...args.object(1) }
}
