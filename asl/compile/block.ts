import type { StateDocument, Transition } from '../document/state-machine.ts'
import type { Expression } from '../expression/expression.ts'
import { endsExecution } from '../flow/ends.ts'
import type { Block, Step } from '../flow/step.ts'
import type { JsonValue } from '../json.ts'
import type { Compiled, Exit, MachineScope } from './compiled.ts'
import { outputOf, renderOutput } from './output.ts'
import { compileStep } from './step.ts'

/** The states of a block. */
export function compileBlock(block: Block, exit: Exit, scope: MachineScope): Compiled {
  if (exit.kind === 'next') return compileSteps(block.steps, exit.state, scope)
  const last = block.steps.at(-1)
  if (endsExecution(block)) return compileSteps(block.steps, exit.name, scope)
  const output = outputOf(block.value, exit, scope)
  if (last !== undefined && endsByItself(last, output)) return endWith(block.steps.slice(0, -1), last, output, scope)
  const end: StateDocument = { Type: 'Succeed', Output: renderOutput(output, scope) }
  const before = compileSteps(block.steps, exit.name, scope)
  return { entry: before.entry, states: [...before.states, [exit.name, end]] }
}

function compileSteps(steps: readonly Step[], next: string, scope: MachineScope): Compiled {
  return steps.reduceRight<Compiled>(
    (after, step) => {
      const compiled = compileStep(step, { Next: after.entry }, scope)
      return { entry: compiled.entry, states: [...compiled.states, ...after.states] }
    },
    { entry: next, states: [] },
  )
}

/** Whether the last step can end the block without a state for it: one way out, and no other variable made by it is read. */
function endsByItself(step: Step, output: Expression | undefined): boolean {
  if (step.kind === 'pass' || step.kind === 'wait') return output === undefined
  if (step.kind !== 'task' && step.kind !== 'parallel' && step.kind !== 'map' && step.kind !== 'distributedMap') return false
  return step.catches.length === 0
}

function endWith(before: readonly Step[], last: Step, output: Expression | undefined, scope: MachineScope): Compiled {
  const end: Transition & { readonly Output: JsonValue } = { End: true, Output: renderOutput(output, scope, last) }
  const compiled = compileStep(last, end, scope)
  const first = compileSteps(before, compiled.entry, scope)
  return { entry: first.entry, states: [...first.states, ...compiled.states] }
}
