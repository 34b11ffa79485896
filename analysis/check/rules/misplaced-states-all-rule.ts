import { fieldsOf, listOf } from '../../fields.ts'
import { done, jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** States.ALL together with other errors, or not last. */
export const misplacedStatesAllRule = defineRule({
  code: 'misplaced-states-all',
  severity: 'error',
  title: 'States.ALL together with other errors, or not last',
  why: 'AWS refuses the definition: what comes after States.ALL could never be reached.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Retry: [{ ErrorEquals: ['States.ALL', 'Lambda.TooManyRequestsException'] }],
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
        Retry: [{ ErrorEquals: ['Lambda.TooManyRequestsException'] }, { ErrorEquals: ['States.ALL'] }],
        Next: 'Done',
      },
      Done: done,
    }),
  },
  find: function* ({ machine }) {
    for (const { place, fields } of machine.states) {
      for (const field of ['Retry', 'Catch'] as const) {
        const entries = listOf(fields[field])
        for (const [index, entry] of entries.entries()) {
          const errors = listOf(fieldsOf(entry)?.ErrorEquals)
          if (!errors.includes('States.ALL') || (errors.length === 1 && index === entries.length - 1)) continue
          const hint = 'Give States.ALL an entry of its own, as the last of the list.'
          yield { place: [...place, field, index, 'ErrorEquals'], message: 'States.ALL must appear alone and at end of list', hint }
        }
      }
    }
  },
})
