import type { StateDocument } from '../document/state-machine.ts'
import { renderField } from '../expression/render.ts'
import { POLL_BEGIN, POLL_TIMED_OUT, POLL_WAIT } from '../flow/names.ts'
import type { PollStep } from '../flow/step.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { failDocument } from './fail.ts'
import { nextOf } from './leave.ts'
import { namingOf } from './naming.ts'

/** A loop that ends as soon as a condition holds, and fails at its bound. */
export function poll(step: PollStep, leaving: Leaving, scope: MachineScope): Compiled {
  const next = nextOf(leaving, step)
  const naming = namingOf(scope)
  const turn = scope.variableOf(step.turn)
  const body = scope.block(step.body, { kind: 'next', state: step.name })
  const states: [string, StateDocument][] = [
    [POLL_BEGIN(step.name), { Type: 'Pass', Assign: { [turn]: 1 }, Output: {}, Next: body.entry }],
    ...body.states.map(([name, state]): [string, StateDocument] => [name, state]),
    [
      step.name,
      {
        Type: 'Choice',
        Choices: [
          { Condition: renderField(step.until, naming), Next: next },
          { Condition: `{% $${turn} >= ${step.attempts} %}`, Next: POLL_TIMED_OUT(step.name) },
        ],
        Default: POLL_WAIT(step.name),
        Output: {},
      },
    ],
    [
      POLL_WAIT(step.name),
      { Type: 'Wait', Seconds: step.every.seconds, Assign: { [turn]: `{% $${turn} + 1 %}` }, Output: {}, Next: body.entry },
    ],
    [POLL_TIMED_OUT(step.name), failDocument(step.timedOut, naming)],
  ]
  return { entry: POLL_BEGIN(step.name), states }
}
