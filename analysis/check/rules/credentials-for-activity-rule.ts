import { has } from '../../fields.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** Credentials for an activity. */
export const credentialsForActivityRule = defineRule({
  code: 'credentials-for-activity',
  severity: 'error',
  title: 'Credentials for an activity',
  why: 'A worker takes the activity up by itself, with its own rights; AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:111111111111:activity:work',
        TimeoutSeconds: 60,
        Credentials: { RoleArn: 'arn:aws:iam::222222222222:role/work' },
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Work: { Type: 'Task', Resource: 'arn:aws:states:us-east-1:111111111111:activity:work', TimeoutSeconds: 60, End: true },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, resource } of tasks) {
      if (resource.kind !== 'activity' || !has(state.fields, 'Credentials')) continue
      yield {
        place: [...state.place, 'Credentials'],
        message: "The field 'Credentials' is not supported for activities",
        hint: 'Remove it.',
      }
    }
  },
})
