import type { StateDocument } from '../document/state-machine.ts'
import { renderField } from '../expression/render.ts'
import { REPEAT_BEGIN, REPEAT_NEXT } from '../flow/names.ts'
import type { RepeatStep } from '../flow/step.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { nextOf } from './leave.ts'
import { namingOf } from './naming.ts'

/** A loop that counts its turns up to a bound. */
export function repeat(step: RepeatStep, leaving: Leaving, scope: MachineScope): Compiled {
  const turn = scope.variableOf(step.turn)
  const body = scope.block(step.body, { kind: 'next', state: REPEAT_NEXT(step.name) })
  const condition = renderField(
    { kind: 'operator', symbol: '<', operands: [{ kind: 'path', root: step.turn, steps: [] }, step.times] },
    namingOf(scope),
  )
  const states: (readonly [string, StateDocument])[] = [
    [REPEAT_BEGIN(step.name), { Type: 'Pass', Assign: { [turn]: 0 }, Output: {}, Next: step.name }],
    [step.name, { Type: 'Choice', Choices: [{ Condition: condition, Next: body.entry }], Default: nextOf(leaving, step), Output: {} }],
    ...body.states,
    [REPEAT_NEXT(step.name), { Type: 'Pass', Assign: { [turn]: `{% $${turn} + 1 %}` }, Output: {}, Next: step.name }],
  ]
  return { entry: REPEAT_BEGIN(step.name), states }
}
