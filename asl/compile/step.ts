import type { PassDocument, TaskDocument, WaitDocument } from '../document/state-machine.ts'
import { renderTemplate } from '../expression/render.ts'
import type { FailStep, PassStep, Step, SucceedStep, TaskStep, WaitStep } from '../flow/step.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import { choose } from './choose.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { distributedMap } from './distributed-map.ts'
import { failDocument } from './fail.ts'
import { keep } from './keep.ts'
import { keepOwn } from './leave.ts'
import { map } from './map.ts'
import { namingOf } from './naming.ts'
import { orNull, renderOutput } from './output.ts'
import { parallel } from './parallel.ts'
import { poll } from './poll.ts'
import { raw } from './raw.ts'
import { repeat } from './repeat.ts'

type StepCompilers = {
  readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>, leaving: Leaving, scope: MachineScope) => Compiled
}

const COMPILE: StepCompilers = { task, pass, wait, choose, poll, repeat, parallel, map, distributedMap, succeed, fail, raw }

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

function fail(step: FailStep, _leaving: Leaving, scope: MachineScope): Compiled {
  return { entry: step.name, states: [[step.name, failDocument(step, namingOf(scope))]] }
}

function succeed(step: SucceedStep, _leaving: Leaving, scope: MachineScope): Compiled {
  return { entry: step.name, states: [[step.name, { Type: 'Succeed', Output: renderOutput(orNull(step.output, scope), scope) }]] }
}
