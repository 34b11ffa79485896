import { quotas } from '../../limits/quotas.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A Wait of more than 5 minutes in an EXPRESS workflow. */
export const expressWaitTooLongRule = defineRule({
  code: 'express-wait-too-long',
  severity: 'warning',
  title: 'A Wait of more than 5 minutes in an EXPRESS workflow',
  why: 'An EXPRESS execution ends with States.Timeout after 5 minutes.',
  bad: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 600, End: true } }), type: 'EXPRESS' },
  good: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 60, End: true } }), type: 'EXPRESS' },
  find: function* ({ machine }) {
    for (const { type, scope, place, fields } of machine.states) {
      const seconds = fields.Seconds
      if (type !== 'Wait' || scope.type !== 'EXPRESS' || typeof seconds !== 'number' || seconds < quotas.expressSeconds) continue
      const message = `This waits ${seconds} s; an EXPRESS execution has ${quotas.expressSeconds} s in all`
      yield { place: [...place, 'Seconds'], message, hint: 'Make the workflow STANDARD, or wait outside of it.' }
    }
  },
})
