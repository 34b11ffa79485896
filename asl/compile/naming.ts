import type { Path } from '../expression/expression.ts'
import type { Naming } from '../expression/render.ts'
import type { ParallelStep, Step } from '../flow/step.ts'
import { BOXED, type MachineScope } from './compiled.ts'

const INPUT = '$states.context.Execution.Input'
const CONTEXT = '$states.context'

/**
 * Where values are found at run time. `self` is the step in whose own state the expression stands:
 * its result is not in a variable yet, but in `$states.result`.
 */
export function namingOf(scope: MachineScope, self?: Step): Naming {
  return (path) => {
    const { root, steps } = path
    const place = scope.placeOf(root)
    if (place !== undefined) return { source: place.source, steps: place.boxed ? [BOXED, ...steps] : steps }
    if (root.kind === 'input') return { source: INPUT, steps }
    if (root.kind === 'context') return { source: CONTEXT, steps }
    if (root.kind !== 'result') throw new Error(`the compiler met a ${root.kind} by itself`)
    if (self !== undefined && 'result' in self && self.result === root) return ownResult(self, path, scope)
    return { source: `$${scope.variableOf(root)}`, steps: scope.isBoxed(root) ? [BOXED, ...steps] : steps }
  }
}

function ownResult(self: Step, { steps }: Path, scope: MachineScope): ReturnType<Naming> {
  if (self.kind === 'task') return { source: '$states.result', steps: [...self.outputPath, ...steps] }
  if (self.kind !== 'parallel') return { source: '$states.result', steps }
  const [branch, ...rest] = steps
  const index = Object.keys(self.branches).indexOf(String(branch))
  if (index < 0) return { source: branchRecord(self, scope), steps }
  return { source: `$states.result[${index}]`, steps: scope.isBranchBoxed(self, String(branch)) ? [BOXED, ...rest] : rest }
}

/** The branches' outputs, which AWS gives as an array, under the names that the workflow gave them. */
function branchRecord(step: ParallelStep, scope: MachineScope): string {
  const members = Object.keys(step.branches).map((name, index) => {
    const output = `$states.result[${index}]`
    return `${JSON.stringify(name)}: ${scope.isBranchBoxed(step, name) ? `${output}.${BOXED}` : output}`
  })
  return `{ ${members.join(', ')} }`
}
