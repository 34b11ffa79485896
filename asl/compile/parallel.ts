import type { ParallelDocument } from '../document/state-machine.ts'
import { branchEnd } from '../flow/names.ts'
import type { ParallelStep } from '../flow/step.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { keepOwn } from './leave.ts'
import { UNREAD } from './project.ts'

/** Branches side by side. */
export function parallel(step: ParallelStep, leaving: Leaving, scope: MachineScope): Compiled {
  const catchers = compileCatchers(step, leaving, scope)
  const branches = Object.entries(step.branches).map(([name, block]) => {
    const wanted = scope.wantedOfBranch(step, name) ?? UNREAD
    const { entry, states } = scope.block(block, { kind: 'end', name: branchEnd(step.name, name), wanted, absent: 'boxed' })
    return { StartAt: entry, States: Object.fromEntries(states) }
  })
  const state: ParallelDocument = {
    Type: 'Parallel',
    Branches: branches,
    ...compileRetry(step.retry),
    ...catchers.field,
    ...keepOwn(step, leaving, scope),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}
