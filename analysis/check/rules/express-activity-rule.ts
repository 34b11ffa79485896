import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** An activity in an EXPRESS workflow. */
export const expressActivityRule = defineRule({
  code: 'express-activity',
  severity: 'error',
  title: 'An activity in an EXPRESS workflow',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111111111111:activity:work', TimeoutSeconds: 60, End: true },
    }),
    type: 'EXPRESS',
  },
  good: {
    machine: jsonata({
      Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111111111111:activity:work', TimeoutSeconds: 60, End: true },
    }),
    type: 'STANDARD',
  },
  find: function* ({ tasks }) {
    for (const { state, resource } of tasks) {
      if (resource.kind !== 'activity' || state.scope.type !== 'EXPRESS') continue
      yield {
        place: [...state.place, 'Resource'],
        message: 'Express state machine does not support Activity ARN',
        hint: 'Make the workflow STANDARD, or call a function.',
      }
    }
  },
})
