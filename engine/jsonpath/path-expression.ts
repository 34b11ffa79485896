import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateIntrinsic } from '../intrinsics/evaluate-intrinsic.ts'
import { evaluatePath } from './evaluate-path.ts'
import { frameRoots } from './frame-roots.ts'
import { parsePath } from './parse-path.ts'

/** What a path or an intrinsic function yields; undefined where a path finds nothing. */
export function findByExpression(frame: Frame, expression: string, document: JsonValue): JsonValue | undefined {
  if (!expression.startsWith('$')) return evaluateIntrinsic(frame, expression, document)
  return evaluatePath(parsePath(expression), frameRoots(frame, document))
}

/** Like {@link findByExpression}, for a field that must find something. */
export function evaluatePathExpression(frame: Frame, field: string, expression: string, document: JsonValue): JsonValue {
  const value = findByExpression(frame, expression, document)
  if (value === undefined) throw pathNotFound(field, expression, document)
  return value
}

/** AWS's message for a path of a payload template that finds nothing. */
export function pathNotFound(field: string, path: string, document: JsonValue): FieldFailure {
  return new FieldFailure(
    `The JSONPath '${path}' specified for the field '${field}' could not be found in the input '${JSON.stringify(document)}'`,
  )
}
