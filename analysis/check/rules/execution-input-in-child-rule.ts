import type { ScopeView } from '../document/views.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

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
      const reads = [...(references?.states ?? [])].some((path) => /^context\.Execution\.Input(?:\.|$)/.test(path))
      if (reads && isInChild(state.scope)) yield { place, message, hint }
    }
    for (const { state, place, text } of schema.paths) {
      if (/\$\$\.Execution\.Input\b/.test(text) && isInChild(state.scope)) yield { place, message, hint }
    }
  },
})

function isInChild(scope: ScopeView): boolean {
  return scope.isDistributed || (scope.owner !== undefined && isInChild(scope.owner.scope))
}
