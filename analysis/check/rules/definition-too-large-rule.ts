import { quotas } from '../../limits/quotas.ts'
import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** The definition is larger than 1 MB. */
export const definitionTooLargeRule = defineRule({
  code: 'definition-too-large',
  severity: 'error',
  title: 'The definition is larger than 1 MB',
  why: 'AWS refuses to create it.',
  judgesText: true,
  bad: { machine: jsonata({ Large: { ...pass, Comment: 'x'.repeat(quotas.definitionBytes) } }) },
  good: { machine: jsonata({ Small: pass }) },
  find: ({ definition: { bytes } }) => {
    if (bytes <= quotas.definitionBytes) return []
    const message = `The definition has ${bytes} bytes; AWS takes ${quotas.definitionBytes}`
    return [{ place: [], message, hint: 'Move long texts (SQL, lists) to files that tasks read, or states into a workflow of their own.' }]
  },
})
