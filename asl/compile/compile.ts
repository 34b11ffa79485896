import type { AslDocument, StateMachineDocument } from '../document/state-machine.ts'
import { DONE } from '../flow/names.ts'
import type { BuiltWorkflow, Workflow } from '../flow/workflow.ts'
import { isRawWorkflow } from '../import/raw-workflow.ts'
import { machineScope } from './machine-scope.ts'

/**
 * The state machine of a workflow, as Step Functions takes it. What the builder wrote becomes JSONata, a result kept only as far as it is
 * read; a raw workflow gives its definition as it is, in whichever language that is. The same workflow gives byte-equal JSON.
 */
export function compile(workflow: BuiltWorkflow): StateMachineDocument
export function compile(workflow: Workflow): AslDocument
export function compile(workflow: Workflow): AslDocument {
  if (isRawWorkflow(workflow)) return workflow.definition
  // A workflow is raw or built: nothing else makes one.
  return compileBlock(workflow as BuiltWorkflow)
}

function compileBlock({ block, comment, timeout }: BuiltWorkflow): StateMachineDocument {
  const scope = machineScope(block)
  const { entry, states } = scope.block(block, { kind: 'end', name: DONE, wanted: 'all', absent: 'null' })
  return {
    ...(comment !== undefined && { Comment: comment }),
    QueryLanguage: 'JSONata',
    StartAt: entry,
    ...(timeout && { TimeoutSeconds: timeout.seconds }),
    States: Object.fromEntries(states),
  }
}
