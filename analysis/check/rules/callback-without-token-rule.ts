import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A callback that hands out no token. */
export const callbackWithoutTokenRule = defineRule({
  code: 'callback-without-token',
  severity: 'warning',
  title: 'A callback that hands out no token',
  why: 'Without the task token nobody can answer, and the execution waits until it times out, if it has a timeout.',
  bad: {
    machine: jsonata({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: { QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/ask', MessageBody: { order: 1 } },
        TimeoutSeconds: 3600,
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Ask: {
        Type: 'Task',
        Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
        Arguments: {
          QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/ask',
          MessageBody: { order: 1, token: '{% $states.context.Task.Token %}' },
        },
        TimeoutSeconds: 3600,
        End: true,
      },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, resource, argumentField } of tasks) {
      if (!('pattern' in resource) || resource.pattern !== 'waitForTaskToken' || state.fields[argumentField] === undefined) continue
      const text = JSON.stringify(state.fields[argumentField])
      if (/Task\.Token|\$states\.context(?!\.)|\$\$"|"\{%[^"]*\$[A-Za-z]/.test(text)) continue
      const hint = 'Pass {% $states.context.Task.Token %}, or "$$.Task.Token" in JSONPath, to who answers.'
      yield { place: [...state.place, argumentField], message: 'This waits for a token that its arguments do not hand out', hint }
    }
  },
})
