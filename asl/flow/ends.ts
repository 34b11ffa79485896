import type { Block, Step } from './step.ts'

/** The step after which nothing runs: a fail, a success, or a choice whose ways all end so. */
export function isEnd(step: Step | undefined): boolean {
  if (step?.kind === 'choose') return [...step.ways, step.otherwise].every((way) => endsExecution(way.block))
  return step?.kind === 'fail' || step?.kind === 'succeed'
}

/** Whether the execution always ends inside the block. */
export function endsExecution(block: Block): boolean {
  return isEnd(block.steps.at(-1))
}
