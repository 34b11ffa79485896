import { fieldsOf, has, listOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { done, jsonPath } from '../examples.ts'
import type { Finding } from '../rule.ts'
import { defineRule } from '../rule.ts'
import { comparisonNames, DECISIONS } from '../schema/choice-shape.ts'

/** A choice rule that decides in no way, or in more than one. */
export const ambiguousChoiceRuleRule = defineRule({
  code: 'ambiguous-choice-rule',
  severity: 'error',
  title: 'A choice rule that decides in no way, or in more than one',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonPath({
      Choose: {
        Type: 'Choice',
        Choices: [{ Variable: '$.count', NumericGreaterThan: 1, NumericLessThan: 9, Next: 'Done' }],
        Default: 'Done',
      },
      Done: done,
    }),
  },
  good: {
    machine: jsonPath({
      Choose: {
        Type: 'Choice',
        Choices: [
          {
            And: [
              { Variable: '$.count', NumericGreaterThan: 1 },
              { Variable: '$.count', NumericLessThan: 9 },
            ],
            Next: 'Done',
          },
        ],
        Default: 'Done',
      },
      Done: done,
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      if (type !== 'Choice') continue
      for (const [index, rule] of listOf(fields.Choices).entries()) yield* judge(rule, [...place, 'Choices', index])
    }
  },
})

function* judge(value: unknown, place: Place): Iterable<Finding> {
  const rule = fieldsOf(value)
  if (rule === undefined) return
  const decisions = DECISIONS.filter((name) => has(rule, name))
  const compared = comparisonNames.filter((name) => has(rule, name))
  if (decisions.length !== 1) {
    const message = `The object must have only one of the following fields, [${DECISIONS.join(', ')}]`
    yield { place, message, hint: 'Decide by one of them; And and Or join several comparisons.' }
  } else if (has(rule, 'Variable') ? compared.length !== 1 : compared.length > 0) {
    const message = `There should only be one of the following fields: [${(compared.length > 0 ? compared : comparisonNames).join(', ')}]`
    yield { place, message, hint: 'Compare a Variable once in each rule; And and Or join several comparisons.' }
  }
  for (const name of ['And', 'Or'] as const) {
    for (const [index, part] of listOf(rule[name]).entries()) yield* judge(part, [...place, name, index])
  }
  yield* judge(rule.Not, [...place, 'Not'])
}
