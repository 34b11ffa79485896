import { has } from '../../fields.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

const rules = [{ Condition: '{% $states.input.large %}', Next: 'Done' }]

/** A Choice without a default. */
export const choiceWithoutDefaultRule = defineRule({
  code: 'choice-without-default',
  severity: 'info',
  title: 'A Choice without a Default',
  why: 'Where no rule holds, the execution fails with States.NoChoiceMatched, which no Catch of the Choice can take.',
  bad: { machine: jsonata({ Choose: { Type: 'Choice', Choices: rules }, Done: done }) },
  good: { machine: jsonata({ Choose: { Type: 'Choice', Choices: rules, Default: 'Done' }, Done: done }) },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      if (type !== 'Choice' || has(fields, 'Default')) continue
      const hint = 'Add a Default, if only a Fail that says what was not expected.'
      yield { place, message: 'Where no rule holds, this ends the execution with States.NoChoiceMatched', hint }
    }
  },
})
