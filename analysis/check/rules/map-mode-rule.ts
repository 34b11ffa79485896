import { fieldsOf, has } from '../../fields.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A processor whose mode and execution type do not go together. */
export const mapModeRule = defineRule({
  code: 'map-mode',
  severity: 'error',
  title: 'A processor whose mode and execution type do not go together',
  why: 'A Distributed Map needs the type of its children, an inline Map has none; AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { kind, place, fields } of machine.scopes) {
      const config = fieldsOf(fields.ProcessorConfig)
      if (kind !== 'processor' || config === undefined) continue
      const at = [...place, 'ProcessorConfig']
      const hasType = has(config, 'ExecutionType')
      if (config.Mode === 'DISTRIBUTED' && !hasType) {
        yield { place: at, message: 'These fields are required: [ExecutionType]', hint: 'Add "ExecutionType": "STANDARD" or "EXPRESS".' }
      }
      if (config.Mode !== 'DISTRIBUTED' && hasType) {
        yield { place: at, message: "Field 'ExecutionType' is not supported", hint: 'Remove it, or set "Mode": "DISTRIBUTED".' }
      }
    }
  },
})
