import { jest } from '@jest/globals'
import * as compiler from '../../asl/compile/compile.ts'
import { isRawWorkflow } from '../../asl/import/raw-workflow.ts'
import type { StateMachineDocument, Workflow } from '../../asl/index.ts'
import { validateMachine } from './validate-machine.ts'

/** Runs before every test file: whatever a test compiles is a machine that Step Functions would take, or the test fails. */
jest.unstable_mockModule('../../asl/compile/compile.ts', () => ({
  ...compiler,
  compile(workflow: Workflow) {
    const machine = compiler.compile(workflow)
    // A raw workflow is what it is: a test may give one that AWS refuses.
    if (!isRawWorkflow(workflow)) validateMachine(machine as StateMachineDocument) // What the builder wrote is in JSONata.
    return machine
  },
}))
