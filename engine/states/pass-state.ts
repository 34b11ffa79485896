import type { Frame, Outcome } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
import { effectiveInput } from './effective-input.ts'
import { jsonataOutcome, jsonPathOutcome } from './outcome.ts'

/** Passes its input on, or a fixed result, or what its fields make of them. */
export function runPass(frame: Frame): MaybePromise<Outcome> {
  const { queryLanguage, fields, passesDataOn, next } = frame.state
  if (passesDataOn && frame.observe === undefined) return { output: frame.input, next }
  if (queryLanguage === 'JSONata') return jsonataOutcome(frame, frame.input)
  if (fields.Result === undefined) return then(effectiveInput(frame), (input) => jsonPathOutcome(frame, input))
  frame.observe?.('result', fields.Result)
  return jsonPathOutcome(frame, fields.Result)
}
