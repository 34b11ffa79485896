import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A text that is no RFC 3339 timestamp. */
export const invalidTimestampRule = defineRule({
  code: 'invalid-timestamp',
  severity: 'error',
  title: 'A text that is no RFC 3339 timestamp',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Wait: { Type: 'Wait', Timestamp: '2030-01-31 12:00:00', End: true } }) },
  good: { machine: jsonata({ Wait: { Type: 'Wait', Timestamp: '2030-01-31T12:00:00Z', End: true } }) },
  find: problemsOfKind('invalid-timestamp'),
})
