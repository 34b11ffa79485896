import type { Call, Expression, Jsonata, Path, ResultRoot } from '../expression/expression.ts'
import { endsExecution } from '../flow/ends.ts'
import type { Block, Catcher, Step } from '../flow/step.ts'
import { rawOutput } from './raw-output.ts'

/** The results that may be absent at run time. */
export type OptionalResults = ReadonlySet<ResultRoot>

/**
 * Which results may be absent: after a caught error, by a choice that gave nothing, or for a value that leads nowhere.
 * Steps are walked from the first to the last: what a step reads comes before it.
 */
export function optionalResults(block: Block): OptionalResults {
  const optional = new Set<ResultRoot>()
  walkBlock(block, optional)
  return optional
}

/** Whether a block, if it goes on at all, may leave no value. */
export function mayLeaveNothing(block: Block, optional: OptionalResults): boolean {
  if (endsExecution(block)) return false
  return block.value === undefined || mayBeAbsent(block.value, optional)
}

/** Whether an expression may have no value at run time. The types are gone here, so every path that leads on may. */
export function mayBeAbsent(expression: Expression, optional: OptionalResults): boolean {
  if (expression.kind === 'path') return mayLeadNowhere(expression, optional)
  if (expression.kind === 'call') return expression.gives === 'maybe' || hasNoText(expression, optional)
  return expression.kind === 'jsonata' && !isPresent(expression)
}

function mayLeadNowhere({ root, steps }: Path, optional: OptionalResults): boolean {
  if (root.kind === 'context') return steps.at(-1) === 'RedriveTime' || steps[0] === 'Map'
  if (root.kind === 'computed' && steps.length === 0) return mayBeAbsent(root.expression, optional)
  return steps.length > 0 || (root.kind === 'result' && optional.has(root))
}

/** Of the functions only this one takes what may be absent, and then gives nothing. */
function hasNoText({ function: name, arguments: [value] }: Call, optional: OptionalResults): boolean {
  return name === '$string' && value !== undefined && mayBeAbsent(value, optional)
}

function isPresent({ present }: Jsonata): boolean {
  return present === true
}

function walkBlock(block: Block, optional: Set<ResultRoot>): void {
  for (const step of block.steps) WALK[step.kind](step as never, optional)
}

const nothing = () => undefined

const WALK: { readonly [Kind in Step['kind']]: (step: Extract<Step, { kind: Kind }>, optional: Set<ResultRoot>) => void } = {
  task: (step, optional) => walkCatchers(step, optional),
  pass(step, optional) {
    if (mayBeAbsent(step.value, optional)) optional.add(step.result)
  },
  wait: nothing,
  choose(step, optional) {
    const ways = [...step.ways, step.otherwise].map((way) => way.block)
    for (const way of ways) walkBlock(way, optional)
    if (ways.some((way) => mayLeaveNothing(way, optional))) optional.add(step.result)
  },
  poll: (step, optional) => walkBlock(step.body, optional),
  repeat: (step, optional) => walkBlock(step.body, optional),
  map(step, optional) {
    walkBlock(step.body, optional)
    walkCatchers(step, optional)
  },
  distributedMap(step, optional) {
    walkBlock(step.body, optional)
    walkCatchers(step, optional)
  },
  parallel(step, optional) {
    for (const branch of Object.values(step.branches)) walkBlock(branch, optional)
    walkCatchers(step, optional)
  },
  raw(step, optional) {
    for (const block of [...step.ways, ...step.catches, ...(step.otherwise ? [step.otherwise] : [])]) walkBlock(block, optional)
    const goesOn = step.catches.some((handler) => !endsExecution(handler))
    if (goesOn || mayBeAbsent(rawOutput(step), optional)) optional.add(step.result)
  },
  succeed: nothing,
  fail: nothing,
}

function walkCatchers(step: { readonly catches: readonly Catcher[]; readonly result: ResultRoot }, optional: Set<ResultRoot>): void {
  for (const { handler } of step.catches) {
    walkBlock(handler, optional)
    if (!endsExecution(handler)) optional.add(step.result)
  }
}
