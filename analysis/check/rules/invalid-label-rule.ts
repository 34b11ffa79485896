import { textOf } from '../../fields.ts'
import { quotas } from '../../limits/quotas.ts'
import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A Map label over 40 characters. */
export const invalidLabelRule = defineRule({
  code: 'invalid-label',
  severity: 'error',
  title: 'A Map label over 40 characters',
  why: 'AWS refuses the definition.',
  aws: 'INVALID_LABEL_NAME',
  bad: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        Label: 'Files'.repeat(9),
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Files: {
        Type: 'Map',
        Label: 'Files',
        ToleratedFailureCount: 0,
        ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, ...inside({ Load: pass }) },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { place, fields } of machine.states) {
      const label = textOf(fields.Label)
      if (label === undefined || [...label].length <= quotas.labelCharacters) continue
      const message = `The label '${label}' exceeds the ${quotas.labelCharacters}-character limit allowed by the service`
      yield { place: [...place, 'Label'], message, hint: 'Shorten it: it becomes part of the name of each map run.' }
    }
  },
})
