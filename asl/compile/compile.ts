import type { AslDocument, StateMachineDocument } from '../document/state-machine.ts'
import { DONE } from '../flow/names.ts'
import { rawSteps } from '../flow/raw-names.ts'
import type { BuiltWorkflow, Workflow } from '../flow/workflow.ts'
import { isRawWorkflow } from '../import/raw-workflow.ts'
import { machineScope } from './machine-scope.ts'
import { sayLanguage } from './say-language.ts'

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

function compileBlock({ block, comment, timeout, machine }: BuiltWorkflow): AslDocument {
  const isJsonPath = machine.QueryLanguage !== 'JSONata'
  const raw = rawSteps(block)
  const scope = machineScope(block, raw)
  const { entry, states } = scope.block(block, { kind: 'end', name: DONE, wanted: 'all', absent: 'null' })
  return {
    ...(comment !== undefined && { Comment: comment }),
    ...machine,
    StartAt: entry,
    ...(timeout && { TimeoutSeconds: timeout.seconds }),
    States: isJsonPath ? sayLanguage(Object.fromEntries(states), new Set(raw.map(({ name }) => name))) : Object.fromEntries(states),
    // A state in JSONPath is raw and typed where it is given; the compiler itself knows those in JSONata only.
  } as AslDocument
}
