import type { JsonValue } from '../../../asl/json.ts'
import { functionFailure } from './function-failure.ts'

/** `$parse(text)`: the value of a JSON text. */
export function parse(text: string | undefined): JsonValue | undefined {
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch (error) {
    throw functionFailure('The argument of $parse is not valid JSON', error)
  }
}
