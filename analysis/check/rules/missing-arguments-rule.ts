import { has } from '../../fields.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A service call without arguments. */
export const missingArgumentsRule = defineRule({
  code: 'missing-arguments',
  severity: 'error',
  title: 'A service call without arguments',
  why: 'AWS refuses the definition; a call that needs none has an empty object.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } }) },
  good: {
    machine: jsonata({
      Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'load' }, End: true },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, text, resource, argumentField } of tasks) {
      if (!('service' in resource) || has(state.fields, argumentField)) continue
      yield {
        place: state.place,
        message: `${argumentField} field is required for resource ARN: ${text}`,
        hint: `Add "${argumentField}": { ... }, if need be empty.`,
      }
    }
  },
})
