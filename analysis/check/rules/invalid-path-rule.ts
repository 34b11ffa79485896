import { jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A text that is no JSONPath. */
export const invalidPathRule = defineRule({
  code: 'invalid-path',
  severity: 'error',
  title: 'A text that is no JSONPath',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonPath({ Shape: { ...pass, InputPath: 'order.lines' } }) },
  good: { machine: jsonPath({ Shape: { ...pass, InputPath: '$.order.lines' } }) },
  find: problemsOfKind('invalid-path'),
})
