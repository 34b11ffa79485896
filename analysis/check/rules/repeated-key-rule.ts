import { defineRule } from '../rule.ts'

/** A member that comes twice in one object of the text. */
export const repeatedKeyRule = defineRule({
  code: 'repeated-key',
  severity: 'warning',
  title: 'A member that comes twice in one object',
  why: 'JSON keeps only the last: a state, or a field of one, is lost without a word.',
  bad: { machine: '{"StartAt":"Load","States":{"Load":{"Type":"Pass","End":true},"Load":{"Type":"Succeed"}}}' },
  good: { machine: '{"StartAt":"Load","States":{"Load":{"Type":"Pass","Next":"Done"},"Done":{"Type":"Succeed"}}}' },
  find: function* ({ definition }) {
    if (definition.kind !== 'read') return
    for (const place of definition.repeated) {
      yield {
        place,
        message: `'${String(place.at(-1))}' comes twice in one object; only the last counts`,
        hint: 'Rename or remove one of the two.',
      }
    }
  },
})
