import type { StateMachineDocument } from '../document/state-machine.ts'
import { DONE } from '../flow/names.ts'
import type { Workflow } from '../flow/workflow.ts'
import { compileBlock } from './block.ts'
import type { MachineScope } from './compiled.ts'
import { demandsOf } from './demand.ts'
import { nameVariables } from './variables.ts'

/**
 * The state machine of a workflow, as Step Functions takes it: JSONata, a result kept only as far as it is read.
 * The same workflow gives byte-equal JSON.
 */
export function compile(workflow: Workflow): StateMachineDocument {
  const scope: MachineScope = {
    demands: demandsOf(workflow.block),
    variableOf: nameVariables(),
    block: (block, exit) => compileBlock(block, exit, scope),
  }
  const { entry, states } = compileBlock(workflow.block, { kind: 'end', name: DONE }, scope)
  return {
    ...(workflow.comment !== undefined && { Comment: workflow.comment }),
    QueryLanguage: 'JSONata',
    StartAt: entry,
    ...(workflow.timeout && { TimeoutSeconds: workflow.timeout.seconds }),
    States: Object.fromEntries(states),
  }
}
