import type { Frame, Outcome } from '../execution/frame.ts'
import type { MaybePromise } from '../execution/maybe-promise.ts'
import { effectiveInput } from './effective-input.ts'
import { jsonataOutcome, jsonPathOutcome } from './outcome.ts'

/** Passes its input on, or a fixed result, or what its fields make of them. */
export function runPass(frame: Frame): MaybePromise<Outcome> {
  const { queryLanguage, fields } = frame.state
  if (queryLanguage === 'JSONata') return jsonataOutcome(frame, frame.input)
  const input = effectiveInput(frame)
  return jsonPathOutcome(frame, fields.Result === undefined ? (input as typeof frame.input) : fields.Result)
}
