import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { assignmentsOf } from '../variables/assigned-names.ts'

/** An assignment to $states. */
export const reservedVariableNameRule = defineRule({
  code: 'reserved-variable-name',
  severity: 'error',
  title: 'An assignment to $states',
  why: "$states is Step Functions' own; AWS refuses the definition.",
  aws: 'RESERVED_VARIABLE_NAME',
  bad: { machine: jsonata({ Keep: { ...pass, Assign: { states: 3 } } }) },
  good: { machine: jsonata({ Keep: { ...pass, Assign: { stateCount: 3 } } }) },
  find: function* ({ machine }) {
    for (const { name, place } of machine.states.flatMap(assignmentsOf)) {
      if (name === 'states') yield { place, message: "Cannot assign to reserved variable '$states'.", hint: 'Choose another name.' }
    }
  },
})
