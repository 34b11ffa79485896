import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A field that the object does not have. */
export const unsupportedFieldRule = defineRule({
  code: 'unsupported-field',
  severity: 'error',
  title: 'A field that the object does not have',
  why: 'AWS refuses the definition; most often it is a typing mistake or a field of another state type.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 1, TimeoutSeconds: 9, End: true } }) },
  good: { machine: jsonata({ Wait: { Type: 'Wait', Seconds: 1, End: true } }) },
  find: problemsOfKind('unsupported-field'),
})
