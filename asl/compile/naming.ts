import type { Path } from '../expression/expression.ts'
import type { Naming } from '../expression/render.ts'
import type { Step } from '../flow/step.ts'
import type { VariableOf } from './variables.ts'

const INPUT = '$states.context.Execution.Input'
const CONTEXT = '$states.context'

/**
 * Where values are found at run time. `self` is the step in whose own state the expression stands:
 * its result is not in a variable yet, but in `$states.result`.
 */
export function namingOf(variableOf: VariableOf, self?: Step): Naming {
  return (path) => {
    const { root, steps } = path
    if (root.kind === 'input') return { source: INPUT, steps }
    if (root.kind === 'context') return { source: CONTEXT, steps }
    if (self !== undefined && 'result' in self && self.result === root) return ownResult(self, path)
    return { source: `$${variableOf(root)}`, steps }
  }
}

function ownResult(self: Step, { steps }: Path): ReturnType<Naming> {
  if (self.kind === 'task') return { source: '$states.result', steps: [...self.outputPath, ...steps] }
  if (self.kind !== 'parallel') return { source: '$states.result', steps }
  const [branch, ...rest] = steps
  const index = Object.keys(self.branches).indexOf(String(branch))
  if (index >= 0) return { source: `$states.result[${index}]`, steps: rest }
  return { source: branchRecord(Object.keys(self.branches)), steps }
}

/** The branches' outputs, which AWS gives as an array, under the names that the workflow gave them. */
export function branchRecord(names: readonly string[]): string {
  return `{ ${names.map((name, index) => `${JSON.stringify(name)}: $states.result[${index}]`).join(', ')} }`
}
