import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'
import { problemsOfKind } from '../schema/problems-of-kind.ts'

/** A word that is none of those allowed. */
export const valueNotAllowedRule = defineRule({
  code: 'value-not-allowed',
  severity: 'error',
  title: 'A word that is none of those allowed',
  why: 'AWS refuses the definition. Case counts.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'full' }],
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Retry: [{ ErrorEquals: ['States.ALL'], JitterStrategy: 'FULL' }],
        End: true,
      },
    }),
  },
  find: problemsOfKind('value-not-allowed'),
})
