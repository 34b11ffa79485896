import type { Expression, PathStep, ResultRoot } from '../expression/expression.ts'
import { forEachPath } from '../expression/expression.ts'
import type { Block, Catcher, Step } from '../flow/step.ts'

/** Which parts of a value are read: all of it, or these members. */
export type Demand = 'all' | ReadonlyMap<string, Demand>

/** What is read of each step's result. A step whose result nobody reads is absent. */
export type Demands = ReadonlyMap<ResultRoot, Demand>

/**
 * Which parts of which results a workflow reads.
 *
 * Steps are walked from the last to the first, so that all that reads a result is known when its own parts are asked for.
 */
export function demandsOf(block: Block): Demands {
  const demands = new Map<ResultRoot, Demand>()
  walkBlock(block, 'all', demands)
  return demands
}

type Collected = Map<ResultRoot, Demand>

function walkBlock(block: Block, wanted: Demand | undefined, demands: Collected): void {
  if (block.value !== undefined && wanted !== undefined) read(project(block.value, wanted), demands)
  for (const step of block.steps.toReversed()) WALK[step.kind](step as never, demands)
}

const WALK: { readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>, demands: Collected) => void } = {
  task(step, demands) {
    walkCatchers(step.catches, demands)
    read(step.arguments, demands)
  },
  pass(step, demands) {
    const wanted = demands.get(step.result)
    if (wanted !== undefined) read(project(step.value, wanted), demands)
  },
  wait(step, demands) {
    if ('until' in step.for) read(step.for.until, demands)
  },
  when(step, demands) {
    const wanted = demands.get(step.result)
    walkBlock(step.whenTrue, wanted, demands)
    walkBlock(step.whenFalse, wanted, demands)
    read(step.condition, demands)
  },
  poll(step, demands) {
    read(step.until, demands)
    read(step.timedOut.cause, demands)
    walkBlock(step.body, undefined, demands)
  },
  parallel(step, demands) {
    walkCatchers(step.catches, demands)
    const wanted = demands.get(step.result)
    for (const [name, branch] of Object.entries(step.branches)) {
      walkBlock(branch, wanted === undefined || wanted === 'all' ? wanted : wanted.get(name), demands)
    }
  },
  fail(step, demands) {
    read(step.error, demands)
    read(step.cause, demands)
  },
}

function walkCatchers(catchers: readonly Catcher[], demands: Collected): void {
  for (const catcher of catchers) walkBlock(catcher.handler, undefined, demands)
}

function read(expression: Expression, demands: Collected): void {
  forEachPath(expression, ({ root, steps }) => {
    if (root.kind === 'result') demands.set(root, merge(demands.get(root), steps))
  })
}

function merge(demand: Demand | undefined, steps: readonly PathStep[]): Demand {
  const [first, ...rest] = steps
  // An element's index depends on the whole array.
  if (demand === 'all' || first === undefined || typeof first === 'number') return 'all'
  const members = new Map(demand ?? [])
  return members.set(first, merge(members.get(first), rest))
}

/** The part of a value that is read, as an expression of the same shape. */
export function project(value: Expression, wanted: Demand): Expression {
  if (wanted === 'all') return value
  if (wanted.size === 0) return { kind: 'literal', value: {} }
  if (value.kind === 'path') return { kind: 'object', members: mapDemand(wanted, (name) => ({ ...value, steps: [...value.steps, name] })) }
  if (value.kind === 'object') return { kind: 'object', members: mapDemand(wanted, (name) => value.members[name]) }
  return value
}

function mapDemand(
  wanted: ReadonlyMap<string, Demand>,
  member: (name: string) => Expression | undefined,
): Readonly<Record<string, Expression>> {
  const entries = [...wanted].flatMap(([name, inner]) => {
    const value = member(name)
    return value === undefined ? [] : [[name, project(value, inner)] as const]
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
