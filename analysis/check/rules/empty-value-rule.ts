import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** An empty list or text where there must be something. */
export const emptyValueRule = defineRule({
  code: 'empty-value',
  severity: 'error',
  title: 'An empty list or text where there must be something',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Split: { Type: 'Parallel', Branches: [], End: true } }) },
  good: { machine: jsonata({ Split: { Type: 'Parallel', Branches: [inside({ Only: pass })], End: true } }) },
  find: problemsOfKind('empty-value'),
})
