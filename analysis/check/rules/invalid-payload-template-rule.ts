import { jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A member ending in .$ that holds no path and no function. */
export const invalidPayloadTemplateRule = defineRule({
  code: 'invalid-payload-template',
  severity: 'error',
  title: 'A member ending in .$ that holds no path and no function',
  why: 'AWS refuses the definition. Only JSONPath and the functions of States.* are evaluated there.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'total.$': '$.price * $.count' } } }) },
  good: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'total.$': 'States.MathAdd($.price, $.fee)' } } }) },
  find: problemsOfKind('invalid-payload-template'),
})
