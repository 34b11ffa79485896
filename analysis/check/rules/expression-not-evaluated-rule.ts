import { jsonata, pass } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A text that holds an expression and is not evaluated. */
export const expressionNotEvaluatedRule = defineRule({
  code: 'expression-not-evaluated',
  severity: 'warning',
  title: 'A text that holds {% %} and is not evaluated',
  why: 'A JSONata state evaluates a string only if {% is its very beginning and %} its very end; a JSONPath state evaluates none. The text is passed on as it stands.',
  bad: { machine: jsonata({ Greet: { ...pass, Output: 'Dear {% $states.input.name %}' } }) },
  good: { machine: jsonata({ Greet: { ...pass, Output: '{% "Dear " & $states.input.name %}' } }) },
  find: function* ({ schema }) {
    for (const { state, place } of schema.unevaluated) {
      const isJsonata = state.language === 'JSONata'
      const message = isJsonata
        ? 'This text holds an expression, but does not begin with {%'
        : 'This text holds an expression, but its state is JSONPath'
      const hint = isJsonata
        ? 'Make the whole string one expression, and join texts in it with &.'
        : 'Set "QueryLanguage": "JSONata" on the state, or write a path.'
      yield { place, message, hint }
    }
  },
})
