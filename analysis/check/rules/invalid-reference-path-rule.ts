import { jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A path that may name more than one node. */
export const invalidReferencePathRule = defineRule({
  code: 'invalid-reference-path',
  severity: 'error',
  title: 'A path that may name more than one node',
  why: 'A result can go to one place only, and a comparison compares one value; AWS refuses anything else.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonPath({ Shape: { ...pass, ResultPath: '$.lines[*].total' } }) },
  good: { machine: jsonPath({ Shape: { ...pass, ResultPath: '$.total' } }) },
  find: problemsOfKind('invalid-reference-path'),
})
