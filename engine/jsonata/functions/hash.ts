import { hashText } from '../../intrinsics/hash.ts'
import { functionFailure } from './function-failure.ts'

/** `$hash(text, algorithm)` in hexadecimal; `algorithm` is one of MD5, SHA-1, SHA-256, SHA-384, SHA-512. */
export function hash(text: string | undefined, algorithm: string): string | undefined {
  if (text === undefined) return undefined
  const digest = hashText(text, algorithm)
  if (digest === undefined) throw functionFailure(`The algorithm ${algorithm} of $hash is not supported`)
  return digest
}
