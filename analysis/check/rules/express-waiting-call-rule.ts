import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A call with .sync or .waitForTaskToken in an EXPRESS workflow. */
export const expressWaitingCallRule = defineRule({
  code: 'express-waiting-call',
  severity: 'error',
  title: 'A call with .sync or .waitForTaskToken in an EXPRESS workflow',
  why: 'An EXPRESS execution cannot wait for what a call began; AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Run: {
        Type: 'Task',
        Resource: 'arn:aws:states:::glue:startJobRun.sync',
        Arguments: { JobName: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        End: true,
      },
    }),
    type: 'EXPRESS',
  },
  good: {
    machine: jsonata({
      Run: {
        Type: 'Task',
        Resource: 'arn:aws:states:::glue:startJobRun',
        Arguments: { JobName: 'raw' },
        Retry: [{ ErrorEquals: ['Glue.ThrottlingException'] }],
        End: true,
      },
    }),
    type: 'EXPRESS',
  },
  find: function* ({ tasks }) {
    for (const { state, resource } of tasks) {
      if (!('pattern' in resource) || resource.pattern === 'request' || state.scope.type !== 'EXPRESS') continue
      // AWS's own message has a blank too many after the callback pattern.
      const service = resource.pattern === 'waitForTaskToken' ? "'.waitForTaskToken' service integration " : "'.sync' service integration"
      const hint = 'Make the workflow STANDARD, or call without waiting.'
      yield { place: [...state.place, 'Resource'], message: `Express state machine does not support ${service}`, hint }
    }
  },
})
