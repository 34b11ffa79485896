import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables, type StatesMembers } from '../jsonata/variables.ts'
import { readPathField } from '../jsonpath/path-field.ts'
import { evaluateAssign, evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'
import { applyResultPath } from '../jsonpath/reference-path.ts'
import { isJsonObject } from '../machine/state-document.ts'
import { pathInput } from './effective-input.ts'

/** The outcome of a state that has a result: `Assign` and `Output`, or `ResultSelector`, `ResultPath` and `OutputPath`. */
export function resultOutcome(frame: Frame, result: JsonValue): MaybePromise<Outcome> {
  if (frame.state.queryLanguage === 'JSONata') return jsonataOutcome(frame, result, { result })
  const selector = frame.state.fields.ResultSelector
  return jsonPathOutcome(frame, selector === undefined ? result : evaluatePayloadTemplate(frame, 'ResultSelector', selector, result))
}

/** The outcome in JSONata; without `Output` it is `otherwise`. */
export function jsonataOutcome(
  frame: Frame,
  otherwise: JsonValue,
  members: StatesMembers = {},
  place: OutcomePlace = { fields: frame.state.fields, prefix: '', next: frame.state.next },
): MaybePromise<Outcome> {
  const { fields, prefix, next } = place
  const { Assign, Output } = fields
  if (Assign === undefined && Output === undefined) return { output: otherwise, next }
  const variables = jsonataVariables(frame, members)
  const assigned = Assign === undefined ? undefined : evaluateField(frame, `${prefix}Assign`, Assign, variables)
  return then(assigned, (values) =>
    then(Output === undefined ? otherwise : evaluateField(frame, `${prefix}Output`, Output, variables), (output) => ({
      output,
      next,
      assigned: isJsonObject(values) ? values : undefined,
    })),
  )
}

/** Where the fields of an outcome stand: the state itself, a catcher or a choice rule. */
export interface OutcomePlace {
  readonly fields: JsonObject
  /** What the location of a failing expression begins with: `Catch[0]/`. */
  readonly prefix: string
  readonly next: string | undefined
}

/** The outcome of a state that only passes its input on: `Assign` and `Output`, or `InputPath`, `Assign` and `OutputPath`. */
export function passedOutcome(frame: Frame): MaybePromise<Outcome> {
  const { fields, next, queryLanguage } = frame.state
  if (queryLanguage === 'JSONata') return jsonataOutcome(frame, frame.input)
  const input = pathInput(frame)
  const assigned = evaluateAssign(frame, 'Assign', fields.Assign, input)
  return { output: readPathField(frame, 'OutputPath', input), next, assigned }
}

/** The outcome in JSONPath of a result that was selected already. */
export function jsonPathOutcome(frame: Frame, result: JsonValue): Outcome {
  const { fields, next } = frame.state
  frame.observe?.('afterResultSelector', result)
  const assigned = evaluateAssign(frame, 'Assign', fields.Assign, result)
  const combined = applyResultPath(frame, fields.ResultPath, result)
  frame.observe?.('afterResultPath', combined)
  return { output: readPathField(frame, 'OutputPath', combined), next, assigned }
}
