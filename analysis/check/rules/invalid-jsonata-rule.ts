import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** An expression that is no JSONata. */
export const invalidJsonataRule = defineRule({
  code: 'invalid-jsonata',
  severity: 'error',
  title: 'An expression that is no JSONata',
  why: 'AWS refuses the definition.',
  aws: 'INVALID_JSONATA_EXPRESSION',
  bad: { machine: jsonata({ Sum: { ...pass, Output: '{% $sum($states.input.prices %}' } }) },
  good: { machine: jsonata({ Sum: { ...pass, Output: '{% $sum($states.input.prices) %}' } }) },
  find: function* ({ expressions }) {
    for (const { place, problem, position, text } of expressions) {
      if (problem === undefined) continue
      const where = position === undefined ? '' : ` after ${JSON.stringify(text.slice(Math.max(0, position - 20), position))}`
      yield { place, message: problem, hint: `Mend the expression${where}.` }
    }
  },
})
