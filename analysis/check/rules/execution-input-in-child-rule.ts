import type { ScopeView } from '../document/views.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

const EXECUTION_INPUT = /^context\.Execution\.Input(?:\.([^.[]+)|$)/

/** $states.context.Execution.Input in a Distributed Map. */
export const executionInputInChildRule = defineRule({
  code: 'execution-input-in-child',
  severity: 'warning',
  title: '$states.context.Execution.Input in a Distributed Map',
  why: 'A child is an execution of its own: there, Execution.Input is the item or batch, not the input of the workflow.',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...inside({ Load: { ...pass, Output: '{% $states.context.Execution.Input.bucket %}' } }),
        },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemSelector: { bucket: '{% $states.context.Execution.Input.bucket %}' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...inside({ Load: { ...pass, Output: '{% $states.input.bucket %}' } }),
        },
        End: true,
      },
    }),
  },
  find: function* ({ expressions, schema }) {
    const hint = 'Hand over what the child needs in ItemSelector or BatchInput, and read it from its input.'
    const message = 'In a child execution, Execution.Input is the item or batch, not the input of the workflow'
    for (const { state, place, references } of expressions) {
      const handed = handedToChild(state.scope)
      if (handed === undefined) continue
      const read = [...(references?.states ?? [])].filter((path) => EXECUTION_INPUT.test(path))
      if (read.some((path) => !handed.has(EXECUTION_INPUT.exec(path)?.[1] ?? ''))) yield { place, message, hint }
    }
    for (const { state, place, text } of schema.paths) {
      if (/\$\$\.Execution\.Input\b/.test(text) && handedToChild(state.scope) !== undefined) yield { place, message, hint }
    }
  },
})

/** The members that the Map hands to its children by name; nothing outside a child. Whoever reads those knows where he is. */
function handedToChild(scope: ScopeView): ReadonlySet<string> | undefined {
  const { owner } = scope
  if (owner === undefined) return undefined
  if (!scope.isDistributed) return handedToChild(owner.scope)
  const { ItemSelector: selector, ItemBatcher: batcher } = owner.fields
  if (batcher !== undefined) return new Set(['Items', 'BatchInput'])
  return new Set(typeof selector === 'object' && selector !== null ? Object.keys(selector) : [])
}
