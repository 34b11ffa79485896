import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A variable of an outer scope in a Distributed Map. */
export const outerVariableInDistributedMapRule = defineRule({
  code: 'outer-variable-in-distributed-map',
  severity: 'error',
  title: 'A variable of an outer scope in a Distributed Map',
  why: 'Children of a Distributed Map are executions of their own: they see none of the variables around the Map, and fail.',
  bad: {
    machine: jsonata({
      Keep: { Type: 'Pass', Assign: { bucket: 'lake' }, Next: 'Files' },
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...inside({ Load: { ...pass, Output: '{% $bucket %}' } }),
        },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Keep: { Type: 'Pass', Assign: { bucket: 'lake' }, Next: 'Files' },
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemSelector: { bucket: '{% $bucket %}' },
        ItemProcessor: {
          ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
          ...inside({ Load: { ...pass, Output: '{% $states.input.bucket %}' } }),
        },
        End: true,
      },
    }),
  },
  find: function* ({ variableUses, variables }) {
    for (const { state, place, name } of variableUses) {
      if (variables.at.get(state)?.some.has(name) || !variables.hidden.get(state.scope)?.has(name)) continue
      const message = `The variable $${name} is assigned outside of the Distributed Map, whose children cannot read it`
      yield { place, message, hint: `Hand it over in the Map's ItemSelector or ItemBatcher.BatchInput, and read it from the input.` }
    }
  },
})
