import type { Place } from '../document/place.ts'
import type { StateView } from '../document/views.ts'
import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A member of $states that is not there. */
export const unknownStatesFieldRule = defineRule({
  code: 'unknown-states-field',
  severity: 'error',
  title: 'A member of $states that is not there',
  why: '$states has input and context everywhere, result where a Task, Parallel or Map has one, and errorOutput in a catcher. AWS refuses the definition.',
  aws: 'UNSUPPORTED_JSONATA_EXPRESSION',
  bad: { machine: jsonata({ Shape: { ...pass, Output: '{% $states.result.id %}' } }) },
  good: { machine: jsonata({ Shape: { ...pass, Output: '{% $states.input.id %}' } }) },
  find: function* ({ expressions }) {
    for (const { state, place, references } of expressions) {
      const members = new Set([...(references?.states ?? [])].map((path) => path.split('.')[0]!))
      const known = membersAt(state, place)
      for (const member of members) {
        if (member === '' || known.includes(member)) continue
        yield { place, message: `Field '$states.${member}' does not exist.`, hint: `Here $states has ${known.join(' and ')}.` }
      }
    }
  },
})

function membersAt(state: StateView, place: Place): readonly string[] {
  const field = place[state.place.length]
  if (field === 'Catch') return ['input', 'context', 'errorOutput']
  const hasResult = state.type === 'Task' || state.type === 'Parallel' || state.type === 'Map'
  return hasResult && (field === 'Output' || field === 'Assign') ? ['input', 'context', 'result'] : ['input', 'context']
}
