import type { Block, RawStep, Step } from './step.ts'

/** The step after which nothing runs: a fail, a success, a raw state that leads elsewhere, or a choice whose ways all end so. */
export function isEnd(step: Step | undefined): boolean {
  if (step?.kind === 'choose') return [...step.ways, step.otherwise].every((way) => endsExecution(way.block))
  if (step?.kind === 'raw') return (step.leaves || (step.type === 'Choice' && choosesEnd(step))) && step.catches.every(endsExecution)
  return step?.kind === 'fail' || step?.kind === 'succeed'
}

/** A choice that only jumps, or that has no way that goes on. */
function choosesEnd({ ways, otherwise }: RawStep): boolean {
  return [...ways, ...(otherwise === undefined ? [] : [otherwise])].every(endsExecution)
}

/** Whether the execution always ends inside the block. */
export function endsExecution(block: Block): boolean {
  return isEnd(block.steps.at(-1))
}
