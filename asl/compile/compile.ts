import type { AslDocument, StateMachineDocument } from '../document/state-machine.ts'
import type { BuiltWorkflow, Workflow } from '../flow/workflow.ts'
import { isRawWorkflow } from '../import/raw-workflow.ts'
import { compileBuilt } from './compile-built.ts'

/**
 * The state machine of a workflow, as Step Functions takes it. What the builder wrote becomes JSONata, a result kept only as far as it is
 * read; a raw workflow gives its definition as it is, in whichever language that is. The same workflow gives byte-equal JSON.
 *
 * @example
 * ```ts
 * const text = JSON.stringify(compile(other))
 * ```
 */
export function compile(workflow: BuiltWorkflow): StateMachineDocument
export function compile(workflow: Workflow): AslDocument
export function compile(workflow: Workflow): AslDocument {
  // A workflow is raw or built: nothing else makes one.
  return isRawWorkflow(workflow) ? workflow.definition : compileBuilt(workflow as BuiltWorkflow)
}
