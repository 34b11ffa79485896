import type { FailDocument, PassDocument, StateDocument, TaskDocument, WaitDocument } from '../document/state-machine.ts'
import { type Naming, renderField, renderTemplate } from '../expression/render.ts'
import { endsExecution } from '../flow/ends.ts'
import { POLL_BEGIN, POLL_TIMED_OUT, POLL_WAIT, WHEN_FALSE, WHEN_TRUE } from '../flow/names.ts'
import type { Block, FailStep, PassStep, PollStep, Step, TaskStep, WaitStep, WhenStep } from '../flow/step.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { distributedMap } from './distributed-map.ts'
import { keep } from './keep.ts'
import { keepOwn, nextOf } from './leave.ts'
import { map } from './map.ts'
import { namingOf } from './naming.ts'
import { parallel } from './parallel.ts'

type StepCompilers = {
  readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>, leaving: Leaving, scope: MachineScope) => Compiled
}

const COMPILE: StepCompilers = { task, pass, wait, when, poll, parallel, map, distributedMap, fail }

/** The states of one step. */
export function compileStep(step: Step, leaving: Leaving, scope: MachineScope): Compiled {
  // The table's entry fits the kind by construction; TypeScript cannot follow the correlation.
  const compileKind = COMPILE[step.kind] as (step: Step, leaving: Leaving, scope: MachineScope) => Compiled
  return compileKind(step, leaving, scope)
}

function task(step: TaskStep, leaving: Leaving, scope: MachineScope): Compiled {
  const catchers = compileCatchers(step, leaving, scope)
  const state: TaskDocument = {
    Type: 'Task',
    Resource: step.resource,
    Arguments: renderTemplate(step.arguments, namingOf(scope)),
    ...(step.timeout && { TimeoutSeconds: step.timeout.seconds }),
    ...(step.heartbeat && { HeartbeatSeconds: step.heartbeat.seconds }),
    ...compileRetry(step.retry),
    ...catchers.field,
    ...keepOwn(step, leaving, scope),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}

function pass(step: PassStep, leaving: Leaving, scope: MachineScope): Compiled {
  const state: PassDocument = { Type: 'Pass', ...keep(step.result, step.value, scope), Output: {}, ...leaving }
  return { entry: step.name, states: [[step.name, state]] }
}

function wait(step: WaitStep, leaving: Leaving, scope: MachineScope): Compiled {
  const time = 'until' in step.for ? { Timestamp: String(renderTemplate(step.for.until, namingOf(scope))) } : { Seconds: step.for.seconds }
  const state: WaitDocument = { Type: 'Wait', ...time, Output: {}, ...leaving }
  return { entry: step.name, states: [[step.name, state]] }
}

function when(step: WhenStep, leaving: Leaving, scope: MachineScope): Compiled {
  const next = nextOf(leaving, step)
  const then = way(step.whenTrue, WHEN_TRUE(step.name), step, next, scope)
  const otherwise = way(step.whenFalse, WHEN_FALSE(step.name), step, next, scope)
  const choice: StateDocument = {
    Type: 'Choice',
    Choices: [{ Condition: renderField(step.condition, namingOf(scope)), Next: then.entry }],
    Default: otherwise.entry,
    Output: {},
  }
  return { entry: step.name, states: [[step.name, choice], ...then.states, ...otherwise.states] }
}

/** One way of a choice; where the choice's value is read later, it ends with a Pass that keeps it. */
function way(block: Block, name: string, step: WhenStep, next: string, scope: MachineScope): Compiled {
  const kept = keep(step.result, block.value, scope)
  if (kept.Assign === undefined || endsExecution(block)) return scope.block(block, { kind: 'next', state: next })
  const join: PassDocument = { Type: 'Pass', ...kept, Output: {}, Next: next }
  const { entry, states } = scope.block(block, { kind: 'next', state: name })
  return { entry, states: [...states, [name, join]] }
}

function poll(step: PollStep, leaving: Leaving, scope: MachineScope): Compiled {
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

function fail(step: FailStep, _leaving: Leaving, scope: MachineScope): Compiled {
  return { entry: step.name, states: [[step.name, failDocument(step, namingOf(scope))]] }
}

function failDocument({ error, cause }: Pick<FailStep, 'error' | 'cause'>, naming: Naming): FailDocument {
  return { Type: 'Fail', Error: String(renderTemplate(error, naming)), Cause: String(renderTemplate(cause, naming)) }
}
