import type { Block, ParallelStep } from '../flow/step.ts'
import { compileBlock } from './block.ts'
import type { MachineScope } from './compiled.ts'
import { demandsOf } from './demand.ts'
import { mayLeaveNothing, optionalResults } from './optional.ts'
import { nameVariables } from './variables.ts'

/** Reads the whole block once, for all that its steps must know of each other. */
export function machineScope(block: Block): MachineScope {
  const demands = demandsOf(block)
  const optional = optionalResults(block)
  const wantedOfBranch = (step: ParallelStep, name: string) => {
    const wanted = demands.get(step.result)
    return wanted === undefined || wanted === 'all' ? wanted : wanted.get(name)
  }
  const scope: MachineScope = {
    variableOf: nameVariables(),
    optional,
    wantedOf: (root) => demands.get(root),
    wantedOfBranch,
    isBoxed: (root) => demands.get(root) === 'all' && optional.has(root),
    isBranchBoxed(step, name) {
      const branch = step.branches[name]
      return branch !== undefined && wantedOfBranch(step, name) === 'all' && mayLeaveNothing(branch, optional)
    },
    block: (inner, exit) => compileBlock(inner, exit, scope),
  }
  return scope
}
