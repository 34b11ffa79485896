import { fieldsOf, listOf } from '../../fields.ts'
import type { StateView } from '../document/views.ts'
import { jsonata } from '../examples.ts'
import { defineRule } from '../rule.ts'

/** A call to a throttled service without retry. */
export const uncaughtThrottlingRule = defineRule({
  code: 'uncaught-throttling',
  severity: 'warning',
  title: 'A call to a throttled service without retry',
  why: 'Athena, Glue and DynamoDB refuse calls when there are many at once; without a Retry one refusal ends the execution.',
  bad: {
    machine: jsonata({
      Query: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
        Arguments: { QueryString: 'SELECT 1' },
        Output: {},
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Query: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:startQueryExecution.sync',
        Arguments: { QueryString: 'SELECT 1' },
        Retry: [{ ErrorEquals: ['Athena.TooManyRequestsException'] }],
        Output: {},
        End: true,
      },
    }),
  },
  find: function* ({ tasks }) {
    for (const { state, resource } of tasks) {
      const service = 'service' in resource ? resource.service : ''
      const names = Object.hasOwn(THROTTLED, service) ? THROTTLED[service]! : []
      if (names.length === 0 || handledErrors(state).some((name) => names.includes(name) || WIDE.includes(name))) continue
      const message = `${service} throttles, and nothing retries or catches ${names[0]}`
      yield {
        place: state.place,
        message,
        hint: `Add "Retry": [{ "ErrorEquals": ["${names[0]}"], "IntervalSeconds": 2, "MaxAttempts": 6, "JitterStrategy": "FULL" }].`,
      }
    }
  },
})

/** Services with low quotas, and the errors by which they say so. */
const THROTTLED: Readonly<Record<string, readonly string[]>> = {
  athena: ['Athena.TooManyRequestsException', 'Athena.ThrottlingException', 'Athena.AmazonAthenaException'],
  glue: ['Glue.ThrottlingException', 'Glue.ConcurrentRunsExceededException', 'Glue.OperationTimeoutException', 'Glue.AWSGlueException'],
  dynamodb: [
    'DynamoDB.ProvisionedThroughputExceededException',
    'DynamoDB.ThrottlingException',
    'DynamoDB.RequestLimitExceeded',
    'DynamoDb.ProvisionedThroughputExceededException',
    'DynamoDb.ThrottlingException',
    'DynamoDB.AmazonDynamoDBException',
  ],
  ecs: ['ECS.ThrottlingException', 'ECS.AmazonECSException', 'Ecs.ThrottlingException'],
  emrserverless: ['EmrServerless.ThrottlingException'],
}

const WIDE = ['States.ALL', 'States.TaskFailed']

function handledErrors({ fields }: StateView): readonly string[] {
  const entries = [...listOf(fields.Retry), ...listOf(fields.Catch)]
  return entries.flatMap((entry) => listOf(fieldsOf(entry)?.ErrorEquals)).filter((name) => typeof name === 'string')
}
