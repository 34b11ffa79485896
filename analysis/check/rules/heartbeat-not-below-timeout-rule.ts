import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A heartbeat that is not shorter than the timeout. */
export const heartbeatNotBelowTimeoutRule = defineRule({
  code: 'heartbeat-not-below-timeout',
  severity: 'error',
  title: 'A heartbeat that is not shorter than the timeout',
  why: 'The heartbeat could never be missed; AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:111111111111:activity:work',
        TimeoutSeconds: 60,
        HeartbeatSeconds: 60,
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Work: {
        Type: 'Task',
        Resource: 'arn:aws:states:us-east-1:111111111111:activity:work',
        TimeoutSeconds: 60,
        HeartbeatSeconds: 20,
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { place, fields } of machine.states) {
      const { HeartbeatSeconds: heartbeat, TimeoutSeconds: timeout } = fields
      if (typeof heartbeat !== 'number' || typeof timeout !== 'number' || heartbeat < timeout) continue
      const message = `HeartbeatSeconds (${heartbeat}) must be smaller than TimeoutSeconds (${timeout})`
      yield { place: [...place, 'HeartbeatSeconds'], message, hint: 'Shorten the heartbeat, or lengthen the timeout.' }
    }
  },
})
