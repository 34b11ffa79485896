import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { nearestName } from '../schema/nearest-name.ts'

/** A variable that nothing assigns before. */
export const undeclaredVariableRule = defineRule({
  code: 'undeclared-variable',
  severity: 'warning',
  title: 'A variable that nothing assigns before',
  why: 'AWS creates the machine, and the execution fails with States.QueryEvaluationError, or States.Runtime in JSONPath, as soon as it gets there.',
  bad: { machine: jsonata({ Shape: { ...pass, Output: '{% $order.id %}' } }) },
  good: {
    machine: jsonata({
      Keep: { Type: 'Pass', Assign: { order: '{% $states.input %}' }, Next: 'Shape' },
      Shape: { ...pass, Output: '{% $order.id %}' },
    }),
  },
  find: function* ({ variableUses, variables }) {
    for (const { state, place, name } of variableUses) {
      const known = variables.at.get(state)
      if (known === undefined || known.some.has(name) || variables.hidden.get(state.scope)?.has(name)) continue
      const near = nearestName(name, [...known.some])
      const hint =
        near === undefined ? 'Assign it in a state on the way here; a state cannot read what it assigns itself.' : `Did you mean $${near}?`
      yield { place, message: `The variable $${name} is not assigned on any way to this state`, hint }
    }
  },
})
