import type { JsonValue } from '../../asl/json.ts'
import type { Frame } from '../execution/frame.ts'
import { type MaybePromise, then } from '../execution/maybe-promise.ts'
import { evaluateField } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { readPathField } from '../jsonpath/path-field.ts'
import { evaluatePayloadTemplate } from '../jsonpath/payload-template.ts'

/** The state's input after `InputPath`. */
export function pathInput(frame: Frame): JsonValue {
  const input = readPathField(frame, 'InputPath', frame.input)
  frame.observe?.('afterInputPath', input)
  return input
}

/** What a Task sends and a Parallel passes on: `Arguments` in JSONata, `InputPath` and `Parameters` in JSONPath. */
export function effectiveInput(frame: Frame): MaybePromise<JsonValue> {
  const { queryLanguage, fields } = frame.state
  if (queryLanguage === 'JSONata') {
    if (fields.Arguments === undefined) return frame.input
    return then(evaluateField(frame, 'Arguments', fields.Arguments, jsonataVariables(frame)), (value) => {
      frame.observe?.('afterArguments', value)
      return value
    })
  }
  const input = pathInput(frame)
  const parameters = fields.Parameters === undefined ? input : evaluatePayloadTemplate(frame, 'Parameters', fields.Parameters, input)
  frame.observe?.('afterParameters', parameters)
  return parameters
}
