import { defineRule } from '../rule.ts'

/** The definition is no JSON. */
export const invalidJsonRule = defineRule({
  code: 'invalid-json',
  severity: 'error',
  title: 'The definition is no JSON',
  why: 'AWS cannot read it.',
  aws: 'INVALID_JSON_DESCRIPTION',
  judgesText: true,
  bad: { machine: '{ StartAt: Done }' },
  good: { machine: '{"StartAt":"Done","States":{"Done":{"Type":"Succeed"}}}' },
  find: ({ definition }) => {
    if (definition.kind !== 'not-json') return []
    return [
      {
        place: [],
        message: definition.problem,
        hint: 'Mend the JSON: names and texts stand in double quotes, and no comma ends a list.',
        awsPlace: null,
      },
    ]
  },
})
