import type { Expression, InputRoot, ResultRoot } from '../expression/expression.ts'
import { forEachPath } from '../expression/expression.ts'
import type { DistributedMapStep } from '../flow/map-step.ts'
import type { Block, Catcher, Step } from '../flow/step.ts'
import { type Demand, elementsOf, merge, project } from './project.ts'

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
  raw(step, demands) {
    for (const block of [...step.ways, ...step.catches, ...(step.otherwise ? [step.otherwise] : [])]) walkBlock(block, undefined, demands)
    read(step.state, demands)
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
    if (root.kind === 'input' || root.kind === 'result') demands.set(root, merge(demands.get(root), steps))
  })
}
