import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluatePath, explainMissing } from './evaluate-path.ts'
import { frameRoots } from './frame-roots.ts'
import { parsePath } from './parse-path.ts'

/**
 * Applies `InputPath` or `OutputPath`: absent means everything, null means an empty object.
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/concepts-input-output-filtering.html
 */
export function readPathField(frame: Frame, field: 'InputPath' | 'OutputPath', document: JsonValue): JsonValue {
  const text = frame.state.fields[field]
  if (text === undefined || text === '$') return document
  return text === null ? {} : readPathText(frame, String(text), document)
}

/** What a path finds that must find something. */
export function readPathText(frame: Frame, text: string, document: JsonValue): JsonValue {
  const path = parsePath(text)
  const roots = frameRoots(frame, document)
  const value = evaluatePath(path, roots)
  if (value === undefined) throw new FieldFailure(`Invalid path '${text}' : ${explainMissing(path, roots)}`)
  return value
}
