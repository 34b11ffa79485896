import { quotas } from '../../limits/quotas.ts'
import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { assignmentsOf } from '../variables/assigned-names.ts'

/** A variable name with other characters than letters, digits and underscores. */
export const invalidVariableNameRule = defineRule({
  code: 'invalid-variable-name',
  severity: 'error',
  title: 'A variable name with other characters than letters, digits and underscores',
  why: 'AWS refuses the definition: a name begins with a letter and has at most 80 characters.',
  aws: 'INVALID_VARIABLE_NAME',
  bad: { machine: jsonata({ Keep: { ...pass, Assign: { 'order-id': 1 } } }) },
  good: { machine: jsonata({ Keep: { ...pass, Assign: { orderId: 1 } } }) },
  find: function* ({ machine }) {
    for (const { name, place } of machine.states.flatMap(assignmentsOf)) {
      if (VARIABLE_NAME.test(name)) continue
      const reason =
        [...name].length > quotas.nameCharacters
          ? `it exceeds ${quotas.nameCharacters} characters`
          : 'the variable name contains invalid characters'
      yield {
        place,
        message: `Invalid variable name '${name}': ${reason}.`,
        hint: 'Begin with a letter, go on with letters, digits and _.',
      }
    }
  },
})

const VARIABLE_NAME = /^\p{ID_Start}\p{ID_Continue}{0,79}$/u
