import { reachableNames } from '../document/transitions.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A state that nothing leads to. */
export const unreachableStateRule = defineRule({
  code: 'unreachable-state',
  severity: 'error',
  title: 'A state that nothing leads to',
  why: 'AWS refuses the definition: most often a Next names another state than was meant.',
  aws: 'MISSING_TRANSITION_TARGET',
  bad: { machine: jsonata({ First: { Type: 'Pass', Next: 'Done' }, Forgotten: { Type: 'Pass', Next: 'Done' }, Done: done }) },
  good: { machine: jsonata({ First: { Type: 'Pass', Next: 'Done' }, Done: done }) },
  find: function* ({ machine }) {
    for (const scope of machine.scopes) {
      const reached = reachableNames(scope)
      // Where the first state itself is missing, that is the one thing to mend.
      if (reached.size === 0) continue
      for (const { name, place } of scope.states) {
        if (reached.has(name)) continue
        yield { place, message: `State "${name}" is not reachable.`, hint: 'Lead a state to it, or remove it.' }
      }
    }
  },
})
