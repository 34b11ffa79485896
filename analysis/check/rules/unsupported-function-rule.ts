import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** The function $eval. */
export const unsupportedFunctionRule = defineRule({
  code: 'unsupported-function',
  severity: 'error',
  title: 'The function $eval',
  why: 'Step Functions leaves $eval out of JSONata: the call fails every time. $parse reads JSON text.',
  bad: { machine: jsonata({ Read: { ...pass, Output: '{% $eval($states.input.text) %}' } }) },
  good: { machine: jsonata({ Read: { ...pass, Output: '{% $parse($states.input.text) %}' } }) },
  find: function* ({ expressions }) {
    for (const { place, references } of expressions) {
      if (references?.functions.has('eval'))
        yield { place, message: 'The function $eval is not supported by Step Functions', hint: 'Read JSON text with $parse.' }
    }
  },
})
