import { inside, jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { assignmentsOf } from '../variables/assigned-names.ts'

/** An assignment to a variable of an outer scope. */
export const outerVariableAssignedRule = defineRule({
  code: 'outer-variable-assigned',
  severity: 'error',
  title: 'An assignment to a variable of an outer scope',
  why: 'States inside a Parallel or Map can read the variables around them and not change them, nor have others of the same name; AWS refuses the definition.',
  aws: 'DUPLICATE_VARIABLE_NAME',
  bad: {
    machine: jsonata({
      Start: { Type: 'Pass', Assign: { total: 0 }, Next: 'Split' },
      Split: { Type: 'Parallel', Branches: [inside({ Add: { ...pass, Assign: { total: 1 } } })], End: true },
    }),
  },
  good: {
    machine: jsonata({
      Start: { Type: 'Pass', Assign: { total: 0 }, Next: 'Split' },
      Split: { Type: 'Parallel', Branches: [inside({ Add: { ...pass, Assign: { part: 1 } } })], End: true },
    }),
  },
  find: function* ({ machine, variables }) {
    for (const state of machine.states) {
      const { owner, isDistributed } = state.scope
      const outer = owner === undefined || isDistributed ? undefined : variables.at.get(owner)?.some
      for (const { name, place } of assignmentsOf(state)) {
        if (!outer?.has(name)) continue
        const hint = 'Give the value back as Output, and assign it on the Parallel or Map; or choose another name.'
        yield { place, message: `The variable name '${name}' was already defined in a parent scope.`, hint }
      }
    }
  },
})
