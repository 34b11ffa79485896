import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A Distributed Map in an EXPRESS workflow. */
export const expressDistributedMapRule = defineRule({
  code: 'express-distributed-map',
  severity: 'error',
  title: 'A Distributed Map in an EXPRESS workflow',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
    type: 'EXPRESS',
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'EXPRESS' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
    type: 'STANDARD',
  },
  find: function* ({ machine }) {
    for (const scope of machine.scopes) {
      if (!scope.isDistributed || scope.owner?.scope.type !== 'EXPRESS') continue
      const place = [...scope.place, 'ProcessorConfig']
      const message = "The field 'Mode' with value 'DISTRIBUTED' is not supported inside 'EXPRESS' state machines"
      yield { place, message, hint: 'Make the workflow STANDARD, or the Map INLINE.' }
    }
  },
})
