import type { JsonObject, JsonValue } from '../../asl/json.ts'
import type { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame, Outcome } from '../execution/frame.ts'
import { evaluateAssign } from '../jsonpath/payload-template.ts'
import { applyResultPath } from '../jsonpath/reference-path.ts'
import { textField } from '../machine/state-document.ts'
import { jsonataOutcome } from '../states/outcome.ts'
import { takes } from './takes.ts'

/** Goes on with the first catcher that names the failure, or throws it. */
export async function catchFailure(frame: Frame, catchers: readonly JsonObject[], failure: WorkflowFailure): Promise<Outcome> {
  const index = catchers.findIndex((catcher) => takes(catcher, failure))
  const catcher = catchers[index]
  if (catcher === undefined) throw failure
  const next = textField(catcher, 'Next')
  const errorOutput = describe(failure)
  const prefix = `Catch[${index}]/`
  if (frame.state.queryLanguage === 'JSONata') {
    return jsonataOutcome(frame, errorOutput, { errorOutput }, { fields: catcher, prefix, next })
  }
  const assigned = evaluateAssign(frame, `${prefix}Assign`, catcher.Assign, errorOutput)
  return { output: applyResultPath(frame, catcher.ResultPath, errorOutput), next, assigned }
}

/** What a catcher gets: an empty cause where there is none, and null for both where a callback named no error. */
function describe(failure: WorkflowFailure): JsonValue {
  const { error, failureCause } = failure
  return error === undefined ? { Error: null, Cause: failureCause ?? null } : { Error: error, Cause: failureCause ?? '' }
}
