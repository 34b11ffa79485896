import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A field of the other query language. */
export const otherLanguageFieldRule = defineRule({
  code: 'other-language-field',
  severity: 'error',
  title: 'A field of the other query language',
  why: 'A JSONata state has Arguments and Output, a JSONPath state InputPath, Parameters, ResultSelector, ResultPath and OutputPath; AWS refuses to mix them.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Shape: { ...pass, InputPath: '$.order' } }) },
  good: { machine: jsonata({ Shape: { ...pass, Output: '{% $states.input.order %}' } }) },
  find: problemsOfKind('other-language-field'),
})
