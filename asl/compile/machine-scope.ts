import type { Root } from '../expression/expression.ts'
import type { Block, ParallelStep, RawStep } from '../flow/step.ts'
import { compileBlock } from './block.ts'
import type { MachineScope, Place } from './compiled.ts'
import { demandsOf } from './demand.ts'
import { mayLeaveNothing, optionalResults } from './optional.ts'
import { isWhole } from './project.ts'
import { variablesIn } from './raw-variables.ts'
import { nameVariables } from './variables.ts'

/** Reads the whole block once, for all that its steps must know of each other. */
export function machineScope(block: Block, raw: readonly RawStep[]): MachineScope {
  const demands = demandsOf(block)
  const optional = optionalResults(block)
  const wantedOfBranch = (step: ParallelStep, name: string) => {
    const wanted = demands.get(step.result)
    return wanted === undefined || wanted === 'all' ? wanted : wanted.get(name)
  }
  const variableOf = nameVariables(raw.flatMap(variablesIn))
  const scopeWith = (places: ReadonlyMap<Root, Place>): MachineScope => {
    const scope: MachineScope = {
      variableOf,
      optional,
      wantedOf: (root) => demands.get(root),
      wantedOfBranch,
      isBoxed: (root) => isWhole(demands.get(root)) && optional.has(root),
      isBranchBoxed(step, name) {
        const branch = step.branches[name]
        return branch !== undefined && isWhole(wantedOfBranch(step, name)) && mayLeaveNothing(branch, optional)
      },
      placeOf: (root) => places.get(root),
      within: (inner) => scopeWith(new Map([...places, ...inner])),
      block: (inner, exit) => compileBlock(inner, exit, scope),
    }
    return scope
  }
  return scopeWith(new Map())
}
