import { jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A member that is there twice, fixed and with .$. */
export const duplicatePayloadFieldRule = defineRule({
  code: 'duplicate-payload-field',
  severity: 'error',
  title: 'A member that is there twice, fixed and with .$',
  why: 'Once .$ is dropped, both have the same name, and one would be lost.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'type.$': '$.kind', type: 'order' } } }) },
  good: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'type.$': '$.kind' } } }) },
  find: problemsOfKind('duplicate-payload-field'),
})
