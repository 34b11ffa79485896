import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A variable that only some ways assign. */
export const maybeUnassignedVariableRule = defineRule({
  code: 'maybe-unassigned-variable',
  severity: 'info',
  title: 'A variable that only some ways assign',
  why: 'On the other ways the execution fails, unless the expression asks $exists first.',
  bad: {
    machine: jsonata({
      Choose: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.large %}', Assign: { size: 9 }, Next: 'Shape' }],
        Default: 'Shape',
      },
      Shape: { ...pass, Output: '{% $size %}' },
    }),
  },
  good: {
    machine: jsonata({
      Choose: {
        Type: 'Choice',
        Choices: [{ Condition: '{% $states.input.large %}', Assign: { size: 9 }, Next: 'Shape' }],
        Assign: { size: 1 },
        Default: 'Shape',
      },
      Shape: { ...pass, Output: '{% $size %}' },
    }),
  },
  find: function* ({ variableUses, variables }) {
    for (const { state, place, name } of variableUses) {
      const known = variables.at.get(state)
      if (known === undefined || !known.some.has(name) || known.all.has(name)) continue
      const hint = 'Assign it on the other ways too, on a Choice with its Default, on a Catch with the catcher.'
      yield { place, message: `The variable $${name} is assigned on some ways to this state only`, hint }
    }
  },
})
