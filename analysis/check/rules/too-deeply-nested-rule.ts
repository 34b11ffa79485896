import { DEEPEST } from '../document/read-definition.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** The definition is nested too deeply. */
export const tooDeeplyNestedRule = defineRule({
  code: 'too-deeply-nested',
  severity: 'error',
  title: 'The definition is nested too deeply',
  why: 'AWS has a limit of its own below this one, and no reader gets to the bottom.',
  aws: 'TOO_DEEPLY_NESTED',
  judgesText: true,
  bad: { machine: nested(400) },
  good: { machine: nested(2) },
  find: ({ definition }) => {
    if (definition.kind !== 'too-deep') return []
    const message = `The definition is nested more than ${DEEPEST} levels deep`
    return [{ place: [], message, hint: 'Move inner machines into workflows of their own and start those.', awsPlace: null }]
  },
})

function nested(depth: number): object {
  let value: object = {}
  for (let level = 0; level < depth; level++) value = { value }
  return jsonata({ Deep: { Type: 'Pass', Output: value, End: true } })
}
