import type { AslDocument } from '../document/state-machine.ts'
import { DONE } from '../flow/names.ts'
import { rawSteps } from '../flow/raw-names.ts'
import type { BuiltWorkflow } from '../flow/workflow.ts'
import { machineScope } from './machine-scope.ts'
import { sayLanguage } from './say-language.ts'

/** The state machine of a workflow that was written with the builder. */
export function compileBuilt({ block, comment, timeout, machine }: BuiltWorkflow): AslDocument {
  const raw = rawSteps(block)
  const scope = machineScope(block, raw)
  const { entry, states } = scope.block(block, { kind: 'end', name: DONE, wanted: 'all', absent: 'null' })
  const all = Object.fromEntries(states)
  return {
    ...(comment !== undefined && { Comment: comment }),
    ...machine,
    StartAt: entry,
    ...(timeout && { TimeoutSeconds: timeout.seconds }),
    States: machine.QueryLanguage === 'JSONata' ? all : sayLanguage(all, new Set(raw.map(({ name }) => name))),
    // A state in JSONPath is raw, and typed where it is given; the compiler itself knows those in JSONata only.
  } as AslDocument
}
