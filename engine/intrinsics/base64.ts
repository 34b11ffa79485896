import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'
import { IntrinsicProblem } from './problem.ts'

/** The longest text that AWS encodes or decodes. */
const LONGEST_TEXT = 10_000

/** `States.Base64Encode(text)`. */
export function base64Encode(values: readonly JsonValue[]): JsonValue {
  return Buffer.from(shortText(values)).toString('base64')
}

/** `States.Base64Decode(text)`. */
export function base64Decode(values: readonly JsonValue[]): JsonValue {
  const text = shortText(values)
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) throw new IntrinsicProblem('argument 1 is not valid Base64')
  return Buffer.from(text, 'base64').toString()
}

function shortText(values: readonly JsonValue[]): string {
  const text = new Arguments(values, 1).text(0)
  if (text.length > LONGEST_TEXT) throw new IntrinsicProblem(`argument 1 has more than ${LONGEST_TEXT} characters`)
  return text
}
