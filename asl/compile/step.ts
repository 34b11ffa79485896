import type { FailDocument, ParallelDocument, PassDocument, StateDocument, TaskDocument, WaitDocument } from '../document/state-machine.ts'
import type { Expression, ResultRoot } from '../expression/expression.ts'
import { type Naming, renderField, renderTemplate, renderWhole } from '../expression/render.ts'
import { branchEnd, POLL_BEGIN, POLL_TIMED_OUT, POLL_WAIT, WHEN_FALSE, WHEN_TRUE } from '../flow/names.ts'
import type { Block, FailStep, ParallelStep, PassStep, PollStep, Step, TaskStep, WaitStep, WhenStep } from '../flow/step.ts'
import type { JsonObject } from '../json.ts'
import { compileCatchers, compileRetry } from './catch.ts'
import type { Compiled, Leaving, MachineScope } from './compiled.ts'
import { type Demand, project } from './demand.ts'
import { branchRecord, namingOf } from './naming.ts'

type StepCompilers = {
  readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>, leaving: Leaving, scope: MachineScope) => Compiled
}

const COMPILE: StepCompilers = { task, pass, wait, when, poll, parallel, fail }

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
    Arguments: renderTemplate(step.arguments, namingOf(scope.variableOf)),
    ...(step.timeout && { TimeoutSeconds: step.timeout.seconds }),
    ...(step.heartbeat && { HeartbeatSeconds: step.heartbeat.seconds }),
    ...compileRetry(step.retry),
    ...catchers.field,
    ...keep(step, { kind: 'path', root: step.result, steps: [] }, leaving, scope),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}

function pass(step: PassStep, leaving: Leaving, scope: MachineScope): Compiled {
  const wanted = scope.demands.get(step.result)
  const state: PassDocument = {
    Type: 'Pass',
    ...(wanted !== undefined && assign(step.result, step.value, wanted, scope)),
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state]] }
}

function wait(step: WaitStep, leaving: Leaving, scope: MachineScope): Compiled {
  const time =
    'until' in step.for ? { Timestamp: String(renderTemplate(step.for.until, namingOf(scope.variableOf))) } : { Seconds: step.for.seconds }
  const state: WaitDocument = { Type: 'Wait', ...time, Output: {}, ...leaving }
  return { entry: step.name, states: [[step.name, state]] }
}

function when(step: WhenStep, leaving: Leaving, scope: MachineScope): Compiled {
  const next = nextOf(leaving, step)
  const wanted = scope.demands.get(step.result)
  const branch = (block: Block, name: string) => scope.block(joining(block, step, name, wanted), { kind: 'next', state: next })
  const then = branch(step.whenTrue, WHEN_TRUE(step.name))
  const otherwise = branch(step.whenFalse, WHEN_FALSE(step.name))
  const choice: StateDocument = {
    Type: 'Choice',
    Choices: [{ Condition: renderField(step.condition, namingOf(scope.variableOf)), Next: then.entry }],
    Default: otherwise.entry,
    Output: {},
  }
  return { entry: step.name, states: [[step.name, choice], ...then.states, ...otherwise.states] }
}

/** A branch of a choice whose value is read later ends with a Pass that keeps it. */
function joining(block: Block, step: WhenStep, name: string, wanted: Demand | undefined): Block {
  if (wanted === undefined || block.steps.at(-1)?.kind === 'fail') return block
  const nothing: Expression = { kind: 'literal', value: wanted === 'all' ? null : {} }
  return { steps: [...block.steps, { kind: 'pass', name, value: block.value ?? nothing, result: step.result }] }
}

function poll(step: PollStep, leaving: Leaving, scope: MachineScope): Compiled {
  const next = nextOf(leaving, step)
  const naming = namingOf(scope.variableOf)
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

function parallel(step: ParallelStep, leaving: Leaving, scope: MachineScope): Compiled {
  const catchers = compileCatchers(step, leaving, scope)
  const wanted = scope.demands.get(step.result)
  const branches = Object.entries(step.branches).map(([name, block]) => {
    const read = wanted === undefined ? new Map() : wanted === 'all' ? wanted : (wanted.get(name) ?? new Map())
    const { entry, states } = scope.block(block, { kind: 'end', name: branchEnd(step.name, name), wanted: read })
    return { StartAt: entry, States: Object.fromEntries(states) }
  })
  const kept =
    leaving.End === true || wanted === undefined
      ? {}
      : { Assign: { [scope.variableOf(step.result)]: `{% ${branchRecord(Object.keys(step.branches))} %}` } }
  const state: ParallelDocument = {
    Type: 'Parallel',
    Branches: branches,
    ...compileRetry(step.retry),
    ...catchers.field,
    ...kept,
    Output: {},
    ...leaving,
  }
  return { entry: step.name, states: [[step.name, state], ...catchers.states] }
}

function fail(step: FailStep, _leaving: Leaving, scope: MachineScope): Compiled {
  return { entry: step.name, states: [[step.name, failDocument(step, namingOf(scope.variableOf))]] }
}

function failDocument({ error, cause }: Pick<FailStep, 'error' | 'cause'>, naming: Naming): FailDocument {
  return { Type: 'Fail', Error: String(renderTemplate(error, naming)), Cause: String(renderTemplate(cause, naming)) }
}

/** Keeps what is read of a step's own result; a state that ends the block puts it into its output instead. */
function keep(step: TaskStep, value: Expression, leaving: Leaving, scope: MachineScope): { readonly Assign?: JsonObject } {
  const wanted = scope.demands.get(step.result)
  return wanted === undefined || leaving.End === true ? {} : assign(step.result, value, wanted, scope, step)
}

function assign(root: ResultRoot, value: Expression, wanted: Demand, scope: MachineScope, self?: Step): { readonly Assign: JsonObject } {
  const projected = project(value, wanted)
  return { Assign: { [scope.variableOf(root)]: renderWhole(projected, namingOf(scope.variableOf, self)) } }
}

function nextOf(leaving: Leaving, step: Step): string {
  if (leaving.Next === undefined) throw new Error(`the compiler let ${step.kind} ${JSON.stringify(step.name)} end a block`)
  return leaving.Next
}
