import type { JsonValue } from '../../asl/json.ts'
import { Arguments } from './arguments.ts'

/** `States.StringSplit(text, delimiters)`: each character of `delimiters` separates; empty parts are dropped. */
export function stringSplit(values: readonly JsonValue[]): JsonValue {
  const args = new Arguments(values, 2)
  const text = args.text(0)
  const delimiters = new Set(args.text(1))
  const parts: string[] = []
  let part = ''
  for (const character of text) {
    if (delimiters.has(character)) {
      parts.push(part)
      part = ''
    } else part += character
  }
  return [...parts, part].filter((piece) => piece !== '')
}
