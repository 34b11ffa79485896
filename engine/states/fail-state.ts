import type { JsonValue } from '../../asl/json.ts'
import { FieldFailure } from '../errors/field-failure.ts'
import { WorkflowFailure } from '../errors/workflow-failure.ts'
import type { Frame } from '../execution/frame.ts'
import { evaluateTyped } from '../jsonata/template.ts'
import { jsonataVariables } from '../jsonata/variables.ts'
import { evaluatePathExpression } from '../jsonpath/path-expression.ts'

/** Ends the branch with a failure of its own name. */
export async function runFail(frame: Frame): Promise<never> {
  if (frame.state.queryLanguage === 'JSONPath') frame.observe?.('afterInputPath', frame.input)
  throw new WorkflowFailure({ error: await readText(frame, 'Error'), cause: await readText(frame, 'Cause') })
}

async function readText(frame: Frame, name: 'Error' | 'Cause'): Promise<string | undefined> {
  const { queryLanguage, fields } = frame.state
  const field = fields[name]
  if (field !== undefined) {
    if (queryLanguage === 'JSONPath') return String(field)
    return await evaluateTyped(frame, name, field, 'string', jsonataVariables(frame))
  }
  const path = fields[`${name}Path`]
  return typeof path === 'string' ? requireText(name, path, evaluatePathExpression(frame, `${name}Path`, path, frame.input)) : undefined
}

function requireText(name: string, path: string, value: JsonValue): string {
  if (typeof value === 'string') return value
  throw new FieldFailure(`The ${name}Path parameter does not reference a string value: ${path} == ${JSON.stringify(value)}`)
}
