import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A number outside the range of its field. */
export const numberOutOfRangeRule = defineRule({
  code: 'number-out-of-range',
  severity: 'error',
  title: 'A number outside the range of its field',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: -1, End: true } }) },
  good: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 1, End: true } }) },
  find: problemsOfKind('number-out-of-range'),
})
