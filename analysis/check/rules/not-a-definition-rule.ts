import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** The definition is no JSON object. */
export const notADefinitionRule = defineRule({
  code: 'not-a-definition',
  severity: 'error',
  title: 'The definition is no JSON object',
  why: 'There is nothing to run.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  judgesText: true,
  bad: { machine: [] },
  good: { machine: jsonata({ Done: done }) },
  find: ({ definition }) => {
    if (definition.kind !== 'not-an-object') return []
    const hint = 'A definition is an object with StartAt and States.'
    return [{ place: [], message: 'Definition must be a valid JSON object', hint, awsPlace: null }]
  },
})
