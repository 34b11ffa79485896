import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A JSONata string that is opened and not closed. */
export const unclosedJsonataRule = defineRule({
  code: 'unclosed-jsonata',
  severity: 'error',
  title: 'A JSONata string that is opened and not closed',
  why: 'AWS refuses the definition: text and expressions cannot be mixed in one string.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Greet: { ...pass, Output: '{% $states.input.name %}!' } }) },
  good: { machine: jsonata({ Greet: { ...pass, Output: '{% $states.input.name & "!" %}' } }) },
  find: problemsOfKind('unclosed-jsonata'),
})
