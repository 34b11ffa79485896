import type { StateMachineDocument } from '../document/state-machine.ts'
import { DONE } from '../flow/names.ts'
import type { Workflow } from '../flow/workflow.ts'
import { machineScope } from './machine-scope.ts'

/**
 * The state machine of a workflow, as Step Functions takes it: JSONata, a result kept only as far as it is read.
 * The same workflow gives byte-equal JSON.
 */
export function compile(workflow: Workflow): StateMachineDocument {
  const scope = machineScope(workflow.block)
  const { entry, states } = scope.block(workflow.block, { kind: 'end', name: DONE, wanted: 'all', absent: 'null' })
  return {
    ...(workflow.comment !== undefined && { Comment: workflow.comment }),
    QueryLanguage: 'JSONata',
    StartAt: entry,
    ...(workflow.timeout && { TimeoutSeconds: workflow.timeout.seconds }),
    States: Object.fromEntries(states),
  }
}
