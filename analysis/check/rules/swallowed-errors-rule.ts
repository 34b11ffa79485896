import { type Fields, fieldsOf, listOf } from '../../fields.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A catcher of all errors that leads on as if nothing had happened. */
export const swallowedErrorsRule = defineRule({
  code: 'swallowed-errors',
  severity: 'warning',
  title: 'A catcher of all errors that leads on as if nothing had happened',
  why: 'The execution succeeds, and no one learns that a step failed: the error is neither kept nor told.',
  bad: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Done' }],
        Next: 'Done',
      },
      Done: done,
    }),
  },
  good: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Failed' }],
        Next: 'Done',
      },
      Done: done,
      Failed: { Type: 'Fail', Error: 'LoadFailed' },
    }),
  },
  find: function* ({ machine }) {
    for (const state of machine.states) {
      for (const [index, entry] of listOf(state.fields.Catch).entries()) {
        const catcher = fieldsOf(entry) ?? {}
        if (!listOf(catcher.ErrorEquals).includes('States.ALL') || catcher.Next === undefined || catcher.Next !== state.fields.Next)
          continue
        if (keepsError(catcher)) continue
        const message = `All errors lead on to '${String(catcher.Next)}', as success does, and the error is dropped`
        yield {
          place: [...state.place, 'Catch', index],
          message,
          hint: 'Name the errors that may happen, or keep the error with Assign or Output, or end in a Fail.',
        }
      }
    }
  },
})

function keepsError({ Assign, Output, ResultPath }: Fields): boolean {
  return JSON.stringify([Assign, Output])?.includes('$states.errorOutput') === true || typeof ResultPath === 'string'
}
