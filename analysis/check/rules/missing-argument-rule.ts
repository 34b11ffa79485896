import { has } from '../../fields.ts'
import { jsonata } from '../examples.ts'
import { integrationOf } from '../integration/integrations.ts'
import { defineRule } from '../rule.ts'

/** An argument that the call must have is missing. */
export const missingArgumentRule = defineRule({
  code: 'missing-argument',
  severity: 'error',
  title: 'An argument that the call must have is missing',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({ Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { Payload: { id: 1 } }, End: true } }),
  },
  good: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load', Payload: { id: 1 } },
        End: true,
      },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, resource, argumentField, arguments: given } of tasks) {
      if (resource.kind !== 'integration' || given === undefined) continue
      const call = integrationOf(resource.service, resource.action)
      // A call that AWS does not know is one finding, not two.
      if (!call?.patterns.includes(resource.pattern)) continue
      for (const name of call.required) {
        if (has(given, name) || has(given, `${name}.$`)) continue
        yield { place: [...state.place, argumentField], message: `The field '${name}' is required but was missing`, hint: `Add ${name}.` }
      }
    }
  },
})
