import type { Block, Step } from './step.ts'

/** The step after which nothing runs: a fail, or a choice whose two ways both end so. */
export function isEnd(step: Step | undefined): boolean {
  if (step?.kind === 'when') return endsExecution(step.whenTrue) && endsExecution(step.whenFalse)
  return step?.kind === 'fail'
}

/** Whether the execution always ends inside the block. */
export function endsExecution(block: Block): boolean {
  return isEnd(block.steps.at(-1))
}
