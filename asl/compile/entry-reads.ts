import type { ResultRoot } from '../expression/expression.ts'
import type { Block, CatchingStep, Step } from '../flow/step.ts'
import { type Demands, demandsOf } from './demand.ts'
import type { Demand } from './project.ts'

/** Whether only the state in which a block begins reads any of `roots`: its input is then all that must hold them. */
export function readsAtEntryOnly(block: Block, roots: readonly ResultRoot[], wanted: Demand): boolean {
  const [first, ...rest] = block.steps
  if (first === undefined) return true
  const later = rest.length === 0 && endsWithValue(first) ? {} : { value: block.value }
  const others: Demands[] = [demandsOf({ steps: rest, ...(later.value && { value: later.value }) }, wanted), ...inside(first)]
  return others.every((demands) => roots.every((root) => !demands.has(root)))
}

/** Whether a step that ends a block gives the block's value by its own state. */
function endsWithValue(step: Step): boolean {
  return step.kind === 'task' && step.catches.length === 0
}

/** What is read by the states of a step that come after its first. */
function inside(step: Step): readonly Demands[] {
  switch (step.kind) {
    case 'task':
    // What its children read, the map itself hands to them.
    case 'distributedMap':
      return handlersOf(step)
    case 'map':
      return [demandsOf(step.body), ...handlersOf(step)]
    case 'choose':
      return [...step.ways, step.otherwise].map(({ block }) => demandsOf(block))
    case 'pass':
    case 'wait':
    case 'succeed':
    case 'fail':
      return []
    case 'parallel':
    case 'poll':
    case 'repeat':
    case 'raw':
      return [demandsOf({ steps: [step] })]
  }
}

function handlersOf({ catches }: CatchingStep): readonly Demands[] {
  return catches.map(({ handler }) => demandsOf(handler))
}
