import type { PassDocument, StateDocument } from '../document/state-machine.ts'
import { renderField } from '../expression/render.ts'
import { endsExecution } from '../flow/ends.ts'
import type { ChooseStep, Way } from '../flow/step.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { keep } from './keep.ts'
import { nextOf } from './leave.ts'
import { namingOf } from './naming.ts'

/** A choice of ways, which lead on to the same state. */
export function choose(step: ChooseStep, leaving: Leaving, scope: MachineScope): Compiled {
  const next = nextOf(leaving, step)
  const naming = namingOf(scope)
  const ways = step.ways.map((way) => ({ ...compileWay(way, step, next, scope), condition: renderField(way.condition, naming) }))
  const otherwise = compileWay(step.otherwise, step, next, scope)
  const choice: StateDocument = {
    Type: 'Choice',
    Choices: ways.map(({ condition, entry }) => ({ Condition: condition, Next: entry })),
    Default: otherwise.entry,
    Output: {},
  }
  return { entry: step.name, states: [[step.name, choice], ...ways.flatMap((way) => way.states), ...otherwise.states] }
}

/** One way of a choice; where the choice's value is read later, it ends with a Pass that keeps it. */
function compileWay({ name, block }: Way, step: ChooseStep, next: string, scope: MachineScope): Compiled {
  const kept = keep(step.result, block.value, scope)
  if (kept.Assign === undefined || endsExecution(block)) return scope.block(block, { kind: 'next', state: next })
  const join: PassDocument = { Type: 'Pass', ...kept, Output: {}, Next: next }
  const { entry, states } = scope.block(block, { kind: 'next', state: name })
  return { entry, states: [...states, [name, join]] }
}
