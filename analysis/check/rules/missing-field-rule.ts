import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A field that must be there is missing. */
export const missingFieldRule = defineRule({
  code: 'missing-field',
  severity: 'error',
  title: 'A field that must be there is missing',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({ Choose: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.large %}' }], Default: 'Done' }, Done: done }),
  },
  good: {
    machine: jsonata({
      Choose: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.large %}', Next: 'Done' }], Default: 'Done' },
      Done: done,
    }),
  },
  find: problemsOfKind('missing-field'),
})
