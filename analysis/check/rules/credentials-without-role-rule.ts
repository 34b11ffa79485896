import { fieldsOf, has } from '../../fields.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** Credentials without a role. */
export const credentialsWithoutRoleRule = defineRule({
  code: 'credentials-without-role',
  severity: 'error',
  title: 'Credentials without a role',
  why: 'AWS refuses the definition.',
  aws: 'SCHEMA_VALIDATION_FAILED',
  bad: {
    machine: jsonata({
      Call: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', Arguments: { FunctionName: 'load' }, Credentials: {}, End: true },
    }),
  },
  good: {
    machine: jsonata({
      Call: {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'load' },
        Credentials: { RoleArn: 'arn:aws:iam::222222222222:role/load' },
        End: true,
      },
    }),
  },
  find: function* ({ machine }) {
    for (const { type, place, fields } of machine.states) {
      const credentials = fieldsOf(fields.Credentials)
      if (type !== 'Task' || credentials === undefined || has(credentials, 'RoleArn') || has(credentials, 'RoleArn.$')) continue
      yield {
        place: [...place, 'Credentials'],
        message: "The field 'RoleArn' is required but was missing",
        hint: 'Add RoleArn, the role that the call is made with.',
      }
    }
  },
})
