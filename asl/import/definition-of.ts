import { compile } from '../compile/compile.ts'
import type { AslDocument } from '../document/state-machine.ts'
import type { Workflow } from '../flow/workflow.ts'
import { isRawWorkflow } from './raw-workflow.ts'

/** The state machine of a workflow: compiled, or as it is where the workflow is raw ASL. */
export function definitionOf(workflow: Workflow): AslDocument {
  return isRawWorkflow(workflow) ? workflow.definition : compile(workflow)
}
