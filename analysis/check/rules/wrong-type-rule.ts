import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A value of another type than the field takes. */
export const wrongTypeRule = defineRule({
  code: 'wrong-type',
  severity: 'error',
  title: 'A value of another type than the field takes',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: '60', End: true } }) },
  good: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 60, End: true } }) },
  find: problemsOfKind('wrong-type'),
})
