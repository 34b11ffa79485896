import { has } from '../../fields.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

const ask = {
  Type: 'Task',
  Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken',
  Arguments: {
    QueueUrl: 'https://sqs.us-east-1.amazonaws.com/111111111111/ask',
    MessageBody: { token: '{% $states.context.Task.Token %}' },
  },
  End: true,
}

const LIMITS = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'] as const

/** A wait for an answer that has no end. */
export const callbackWithoutTimeoutRule = defineRule({
  code: 'callback-without-timeout',
  severity: 'warning',
  title: 'A wait for a callback or a worker that has no timeout',
  why: 'If nobody answers, the execution waits for a year.',
  bad: { machine: jsonata({ Ask: ask }) },
  good: { machine: jsonata({ Ask: { ...ask, TimeoutSeconds: 3600 } }) },
  find: function* ({ machine, tasks }) {
    if (has(machine.fields, 'TimeoutSeconds')) return
    for (const { state, resource } of tasks) {
      const waits = resource.kind === 'activity' || ('pattern' in resource && resource.pattern === 'waitForTaskToken')
      if (!waits || LIMITS.some((name) => has(state.fields, name))) continue
      const hint = 'Set TimeoutSeconds, or HeartbeatSeconds where the other side reports that it lives, and catch States.Timeout.'
      yield { place: state.place, message: 'This waits for an answer for up to a year', hint }
    }
  },
})
