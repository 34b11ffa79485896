import { jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A Result that looks like a path and is not evaluated. */
export const fixedPathInResultRule = defineRule({
  code: 'fixed-path-in-result',
  severity: 'warning',
  title: 'A Result that looks like a path and is not evaluated',
  why: 'The Result of a Pass is fixed: what looks like a path is passed on as text.',
  aws: 'PASS_RESULT_IS_STATIC',
  bad: { machine: jsonPath({ Shape: { ...pass, Result: '$.order.id' } }) },
  good: { machine: jsonPath({ Shape: { ...pass, Parameters: { 'id.$': '$.order.id' } } }) },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      if (type !== 'Pass' || !holdsPath(fields.Result)) continue
      yield {
        place: [...place, 'Result'],
        message: 'The Result looks like a path, but is a fixed value',
        hint: 'Use InputPath, or Parameters with a member ending in .$.',
      }
    }
  },
})

function holdsPath(value: unknown): boolean {
  if (typeof value === 'string') return /^\$\$?(?:\.[A-Za-z_]|\[)/.test(value)
  if (typeof value !== 'object' || value === null) return false
  return Object.entries(value).some(([name, member]) => name.endsWith('.$') || holdsPath(member))
}
