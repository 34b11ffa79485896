import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** Two fields of which only one may be there. */
export const conflictingFieldsRule = defineRule({
  code: 'conflicting-fields',
  severity: 'error',
  title: 'Two fields of which only one may be there',
  why: 'AWS refuses the definition: it would not know which of the two to follow.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ First: { Type: 'Pass', Next: 'Done', End: true }, Done: done }) },
  good: { machine: jsonata({ First: { Type: 'Pass', Next: 'Done' }, Done: done }) },
  find: problemsOfKind('conflicting-fields'),
})
