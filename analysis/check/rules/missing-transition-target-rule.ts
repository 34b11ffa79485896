import { fieldsOf } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import { transitionsOf } from '../document/transitions.ts'
import { done, jsonata } from '../examples.ts'
import type { Finding } from '../rule.ts'
import { defineRule } from '../rule.ts'
import { nearestName } from '../schema/nearest-name.ts'

/** A transition to a state that does not exist. */
export const missingTransitionTargetRule = defineRule({
  code: 'missing-transition-target',
  severity: 'error',
  title: 'A transition to a state that does not exist',
  why: 'AWS refuses the definition. A state can only go on to states beside it: not into or out of a branch or a Map.',
  aws: 'MISSING_TRANSITION_TARGET',
  bad: {
    machine: jsonata({
      First: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.ok %}', Next: 'Done' }], Default: 'Dnoe' },
      Done: done,
    }),
  },
  good: {
    machine: jsonata({
      First: { Type: 'Choice', Choices: [{ Condition: '{% $states.input.ok %}', Next: 'Done' }], Default: 'Done' },
      Done: done,
    }),
  },
  find: function* ({ machine }) {
    for (const scope of machine.scopes) {
      const names = [...scope.byName.keys()]
      const known = fieldsOf(scope.fields.States) === undefined ? undefined : fieldsOf(scope.fields.States)!
      if (known === undefined) continue
      const { startAt } = scope
      if (startAt !== undefined && !Object.hasOwn(known, startAt)) yield missing('StartAt', startAt, [...scope.place, 'StartAt'], names)
      for (const state of scope.states) {
        for (const { kind, target, place } of transitionsOf(state)) {
          if (!Object.hasOwn(known, target)) yield missing(kind === 'default' ? 'Default' : 'Next', target, place, names)
        }
      }
    }
  },
})

function missing(field: string, target: string, place: Place, names: readonly string[]): Finding {
  const near = nearestName(target, names)
  const hint = near === undefined ? `Name one of the states beside it: ${names.slice(0, 10).join(', ')}.` : `Did you mean '${near}'?`
  return { place, message: `Missing '${field}' target: ${target}`, hint }
}
