import type { JsonValue } from '../../asl/json.ts'
import { StatesResultPathMatchFailureError } from '../errors/states-result-path-match-failure-error.ts'
import { describeFailure, type Frame } from '../execution/frame.ts'
import { parsePath } from './parse-path.ts'
import type { Segment } from './path.ts'

/**
 * Puts a result into the state's input: `$` or absent replaces the input, null keeps the input and drops the result.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/input-output-resultpath.html
 */
export function applyResultPath(frame: Frame, resultPath: JsonValue | undefined, result: JsonValue): JsonValue {
  if (resultPath === undefined || resultPath === '$') return result
  if (resultPath === null) return frame.input
  const { segments } = parsePath(String(resultPath))
  return put(frame, String(resultPath), frame.input, segments, 0, result)
}

/** Puts `value` where the segments from the place `at` on lead. */
function put(frame: Frame, path: string, into: JsonValue, segments: readonly Segment[], at: number, value: JsonValue): JsonValue {
  const segment = segments[at]
  if (segment === undefined) return value
  if (segment.kind === 'index' && Array.isArray(into)) {
    const index = segment.indexes[0] as number
    if (index >= into.length) throw mismatch(frame, path)
    return into.map((item, place) => (place === index ? put(frame, path, item, segments, at + 1, value) : item))
  }
  if (segment.kind !== 'name' || typeof into !== 'object' || into === null || Array.isArray(into)) throw mismatch(frame, path)
  const name = segment.names[0] as string
  const members = into as { readonly [key: string]: JsonValue }
  const inner = Object.hasOwn(members, name) ? members[name] : undefined
  const open = typeof inner === 'object' && inner !== null ? inner : {}
  const member = at + 1 === segments.length ? value : put(frame, path, open, segments, at + 1, value)
  if (name === '__proto__') return { ...members, [name]: member }
  // An assignment is several times as fast as a computed name in a literal, which only the name above needs.
  const copy: Record<string, JsonValue> = { ...members }
  copy[name] = member
  return copy
}

function mismatch(frame: Frame, path: string): StatesResultPathMatchFailureError {
  return new StatesResultPathMatchFailureError(
    describeFailure(frame, `Unable to apply ReferencePath ${path} to input ${JSON.stringify(frame.input)}`),
  )
}
