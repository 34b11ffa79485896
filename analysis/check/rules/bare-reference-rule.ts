import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A name that is read of nothing. */
export const bareReferenceRule = defineRule({
  code: 'bare-reference',
  severity: 'error',
  title: 'A name that is read of nothing',
  why: 'An expression has no context item in Step Functions: the input is $states.input, a variable $name. AWS refuses the definition.',
  aws: 'UNSUPPORTED_JSONATA_EXPRESSION',
  bad: { machine: jsonata({ Shape: { ...pass, Output: '{% phone %}' } }) },
  good: { machine: jsonata({ Shape: { ...pass, Output: '{% $states.input.phone %}' } }) },
  find: function* ({ expressions }) {
    for (const { place, references } of expressions) {
      for (const name of references?.topLevel ?? []) {
        const message = `Reference to '${name}' at the top level is not supported.`
        const hint =
          name === '$'
            ? 'Begin with $states.input or with a variable.'
            : `Write $states.input.${name} for the input, $${name} for a variable, "${name}" for the text.`
        yield { place, message, hint }
      }
      if (references?.readsRoot) yield { place, message: "Reference to '$$' is not supported.", hint: 'Write $states.input.' }
    }
  },
})
