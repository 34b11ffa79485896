import { quotas } from '../../limits/quotas.ts'
import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A state name over 80 characters. */
export const invalidStateNameRule = defineRule({
  code: 'invalid-state-name',
  severity: 'error',
  title: 'A state name over 80 characters',
  why: 'AWS refuses the definition.',
  aws: 'INVALID_STATE_NAME',
  bad: { machine: jsonata({ ['Load '.repeat(20)]: pass }) },
  good: { machine: jsonata({ Load: pass }) },
  find: function* ({ machine }) {
    for (const { name, place } of machine.states) {
      if ([...name].length <= quotas.nameCharacters) continue
      const message = `The state name '${name}' exceeds the ${quotas.nameCharacters}-character limit allowed by the service`
      yield { place, message, hint: `Shorten it by ${[...name].length - quotas.nameCharacters} characters; the rest fits into a Comment.` }
    }
  },
})
