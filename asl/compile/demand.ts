import type { Expression, InputRoot, PathStep, ResultRoot } from '../expression/expression.ts'
import { forEachPath } from '../expression/expression.ts'
import type { DistributedMapStep } from '../flow/map-step.ts'
import type { Block, Catcher, Step } from '../flow/step.ts'

/** Stands for any element of an array. */
export const EACH: unique symbol = Symbol('each')

/** Which parts of a value are read: all of it, or these members. */
export type Demand = 'all' | ReadonlyMap<string | typeof EACH, Demand>

/** Nothing is read of a value that a block must leave, for a branch has an output always. */
export const UNREAD: Demand = new Map()

/** Whether nothing is read. */
export function isUnread(wanted: Demand): boolean {
  return wanted !== 'all' && wanted.size === 0
}

/** What is read of each step's result, and of the input. A step whose result nobody reads is absent. */
export type Demands = ReadonlyMap<InputRoot | ResultRoot, Demand>

/**
 * Which parts of which results a workflow reads.
 *
 * Steps are walked from the last to the first, so that all that reads a result is known when its own parts are asked for.
 */
export function demandsOf(block: Block, wanted: Demand | undefined = 'all'): Demands {
  const demands: Collected = new Map()
  walkBlock(block, wanted, demands)
  return demands
}

type Collected = Map<InputRoot | ResultRoot, Demand>

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
  choose(step, demands) {
    const wanted = demands.get(step.result)
    for (const { block } of [...step.ways, step.otherwise]) walkBlock(block, wanted, demands)
    for (const { condition } of step.ways) read(condition, demands)
  },
  repeat(step, demands) {
    read(step.times, demands)
    walkBlock(step.body, undefined, demands)
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
  map(step, demands) {
    walkCatchers(step.catches, demands)
    walkBlock(step.body, elementsOf(demands.get(step.result)), demands)
    read(step.items, demands)
  },
  distributedMap(step, demands) {
    walkCatchers(step.catches, demands)
    walkBlock(step.body, wantedOfChild(step, demands.get(step.result)), demands)
    for (const expression of fieldsOf(step)) read(expression, demands)
  },
  succeed: (step, demands) => read(step.output, demands),
  fail(step, demands) {
    read(step.error, demands)
    read(step.cause, demands)
  },
}

/** What is read of a child's output: all of it, where it is written somewhere. */
export function wantedOfChild(step: DistributedMapStep, wanted: Demand | undefined): Demand | undefined {
  return step.write === undefined ? elementsOf(wanted) : 'all'
}

/** What is read of the elements of an array. */
export function elementsOf(wanted: Demand | undefined): Demand | undefined {
  return wanted === undefined || wanted === 'all' ? wanted : (wanted.get(EACH) ?? 'all')
}

/** Whether a value is read as more than an object with members. */
export function isWhole(wanted: Demand | undefined): boolean {
  return wanted !== undefined && (wanted === 'all' || wanted.has(EACH))
}

function fieldsOf({ items, concurrency, batch, tolerate, write }: DistributedMapStep): readonly Expression[] {
  const source = items.kind === 'items' ? [items.arguments, items.most] : [items]
  const fields = [...source, concurrency, batch?.items, batch?.bytes, tolerate?.count, tolerate?.percentage, write?.place]
  return fields.filter((field) => field !== undefined)
}

function walkCatchers(catchers: readonly Catcher[], demands: Collected): void {
  for (const catcher of catchers) walkBlock(catcher.handler, undefined, demands)
}

function read(expression: Expression, demands: Collected): void {
  forEachPath(expression, ({ root, steps }) => {
    if (root.kind !== 'context') demands.set(root, merge(demands.get(root), steps))
  })
}

function merge(demand: Demand | undefined, steps: readonly PathStep[]): Demand {
  const [first, ...rest] = steps
  if (demand === 'all' || first === undefined) return 'all'
  // An element's index depends on the whole array: all elements are kept, each as far as any is read.
  const member = typeof first === 'number' ? EACH : first
  const members = new Map(demand ?? [])
  return members.set(member, merge(members.get(member), rest))
}

/** The part of a value that is read, as an expression of the same shape. Arrays are not cut: only a map's own results are. */
export function project(value: Expression, wanted: Demand): Expression {
  if (wanted === 'all' || wanted.has(EACH)) return value
  if (wanted.size === 0) return { kind: 'literal', value: {} }
  if (value.kind === 'path') return { kind: 'object', members: mapDemand(wanted, (name) => ({ ...value, steps: [...value.steps, name] })) }
  if (value.kind === 'object') return { kind: 'object', members: mapDemand(wanted, (name) => value.members[name]) }
  return value
}

function mapDemand(
  wanted: ReadonlyMap<string | typeof EACH, Demand>,
  member: (name: string) => Expression | undefined,
): Readonly<Record<string, Expression>> {
  const entries = [...wanted].flatMap(([name, inner]) => {
    if (name === EACH) return []
    const value = member(name)
    return value === undefined ? [] : [[name, project(value, inner)] as const]
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
