import type { JsonObject, JsonValue } from '../../asl/json.ts'
import { passesRule } from '../choice/choice-rule.ts'
import { StatesNoChoiceMatchedError } from '../errors/states-no-choice-matched-error.ts'
import { StatesRuntimeError } from '../errors/states-runtime-error.ts'
import { describeFailure, type Frame, type Outcome } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
import { evaluateTyped } from '../jsonata/template.ts'
import { type JsonataVariables, jsonataVariables } from '../jsonata/variables.ts'
import { readPathField } from '../jsonpath/path-field.ts'
import { evaluateAssign } from '../jsonpath/payload-template.ts'
import { textField } from '../machine/state-document.ts'
import { pathInput } from './effective-input.ts'
import { jsonataOutcome } from './outcome.ts'

/** Goes on with the first rule that holds, or with `Default`. */
export function runChoice(frame: Frame): MaybePromise<Outcome> {
  return frame.state.queryLanguage === 'JSONata' ? chooseByCondition(frame) : chooseByVariable(frame)
}

function rulesOf(frame: Frame): readonly JsonObject[] {
  const { Choices } = frame.state.fields
  return Array.isArray(Choices) ? Choices : []
}

function chooseByVariable(frame: Frame): Outcome {
  const input = pathInput(frame)
  const index = rulesOf(frame).findIndex((rule) => passesRule(frame, rule, input))
  const rule = rulesOf(frame)[index]
  const fields = rule ?? frame.state.fields
  const assigned = evaluateAssign(frame, rule === undefined ? 'Assign' : `Choices[${index}]/Assign`, fields.Assign, input)
  return { output: readPathField(frame, 'OutputPath', input), next: nextState(frame, rule), assigned }
}

function chooseByCondition(frame: Frame): MaybePromise<Outcome> {
  const rules = rulesOf(frame)
  const variables = jsonataVariables(frame)
  return then(firstTrue(frame, rules, 0, variables), (index) => {
    const rule = rules[index]
    const next = nextState(frame, rule)
    if (rule === undefined) return jsonataOutcome(frame, frame.input, {}, { fields: frame.state.fields, prefix: '', next })
    // The state's own `Assign` and `Output` are those of `Default`: a rule that holds has its own or none.
    return jsonataOutcome(frame, frame.input, {}, { fields: rule, prefix: `Choices[${index}]/`, next })
  })
}

function firstTrue(frame: Frame, rules: readonly JsonObject[], from: number, variables: JsonataVariables): MaybePromise<number> {
  for (let index = from; index < rules.length; index++) {
    const condition: JsonValue = rules[index]?.Condition ?? false
    const holds = evaluateTyped(frame, `Choices[${index}]/Condition`, condition, 'boolean', variables)
    if (holds instanceof Promise) return holds.then((value) => (value === true ? index : firstTrue(frame, rules, index + 1, variables)))
    if (holds === true) return index
  }
  return -1
}

function nextState(frame: Frame, rule: JsonObject | undefined): string {
  const next = rule === undefined ? textField(frame.state.fields, 'Default') : textField(rule, 'Next')
  if (next !== undefined) return next
  if (rule !== undefined) throw new StatesRuntimeError(describeFailure(frame, 'The rule that holds names no state in Next.'))
  throw new StatesNoChoiceMatchedError(
    describeFailure(frame, 'Failed to transition out of the state. The state does not point to a next state.'),
  )
}
