import type { Frame, Outcome } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import { readPathField } from '../jsonpath/path-field.ts'
import { pathInput } from './effective-input.ts'
import { jsonataOutcome } from './outcome.ts'

/** Ends the branch with success. */
export function runSucceed(frame: Frame): MaybePromise<Outcome> {
  if (frame.state.queryLanguage === 'JSONata') return jsonataOutcome(frame, frame.input)
  return { output: readPathField(frame, 'OutputPath', pathInput(frame)), next: undefined }
}
