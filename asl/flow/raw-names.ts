import { DefinitionError } from '../definition-error.ts'
import { endsExecution } from './ends.ts'
import { DONE } from './names.ts'
import { jumpsOf } from './raw.ts'
import type { Block, RawStep, Step } from './step.ts'

/** Throws a `DefinitionError` where a raw state jumps to a state that there is not, or has the name of the state that ends the machine. */
export function checkRawNames(block: Block, taken: ReadonlySet<string>, path: string): void {
  if (taken.has(DONE) && !endsExecution(block)) {
    throw new DefinitionError({
      code: 'duplicate-state-name',
      path,
      message: `the state name ${JSON.stringify(DONE)} is taken`,
      hint: 'the state that ends the machine has this name: choose another, or end the machine by a raw state',
    })
  }
  for (const step of rawSteps(block)) {
    const missing = jumpsOf(step).find((target) => !taken.has(target))
    if (missing === undefined) continue
    throw new DefinitionError({
      code: 'missing-transition-target',
      path: `${path} > ${step.name}`,
      message: `a way to the state ${JSON.stringify(missing)}, which is not there`,
      hint: 'name a state of the workflow, or leave Next out',
    })
  }
}

/** Every raw state of a block, with those in the blocks inside it. */
export function rawSteps(block: Block): readonly RawStep[] {
  return block.steps.flatMap((step) => [...(step.kind === 'raw' ? [step] : []), ...blocksIn(step).flatMap(rawSteps)])
}

function blocksIn(step: Step): readonly Block[] {
  switch (step.kind) {
    case 'task':
      return step.catches.map(({ handler }) => handler)
    case 'choose':
      return [...step.ways, step.otherwise].map((way) => way.block)
    case 'poll':
    case 'repeat':
      return [step.body]
    case 'parallel':
      return [...Object.values(step.branches), ...step.catches.map(({ handler }) => handler)]
    case 'map':
    case 'distributedMap':
      return [step.body, ...step.catches.map(({ handler }) => handler)]
    case 'raw':
      return [...step.ways, ...(step.otherwise ? [step.otherwise] : []), ...step.catches]
    case 'pass':
    case 'wait':
    case 'succeed':
    case 'fail':
      return []
  }
}
