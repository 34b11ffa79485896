import type { FailDocument } from '../document/state-machine.ts'
import { type Naming, renderTemplate } from '../expression/render.ts'
import type { FailStep } from '../flow/step.ts'

/** The state that ends the execution with an error. */
export function failDocument({ error, cause }: Pick<FailStep, 'error' | 'cause'>, naming: Naming): FailDocument {
  return { Type: 'Fail', Error: String(renderTemplate(error, naming)), Cause: String(renderTemplate(cause, naming)) }
}
