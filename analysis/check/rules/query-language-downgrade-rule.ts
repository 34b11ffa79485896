import { jsonata, jsonPath, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { isDowngraded } from '../schema/read-schema.ts'

/** A JSONPath state in a JSONata machine. */
export const queryLanguageDowngradeRule = defineRule({
  code: 'query-language-downgrade',
  severity: 'error',
  title: 'A JSONPath state in a JSONata machine',
  why: 'AWS lets states of a JSONPath machine use JSONata, not the other way round.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: { machine: jsonata({ Old: { ...pass, QueryLanguage: 'JSONPath' } }) },
  good: { machine: jsonPath({ New: { ...pass, QueryLanguage: 'JSONata' } }) },
  find: function* ({ machine }) {
    for (const state of machine.states) {
      if (!isDowngraded(state, machine)) continue
      const message = "'QueryLanguage' can not be 'JSONPath' if set to 'JSONata' for whole state machine"
      yield {
        place: state.place,
        message,
        hint: "Drop the machine's QueryLanguage and set JSONata on the states that use it, or write this state in JSONata.",
      }
    }
  },
})
