import { has } from '../../fields.ts'
import type { Place } from '../document/place.ts'
import type { StateView } from '../document/views.ts'
import { jsonata } from '../examples.ts'
import { calledAction } from '../integration/task-views.ts'
import type { ReadExpression } from '../jsonata/read-expressions.ts'
import { defineRule } from '../rule.ts'

/** The whole of a large result kept. */
export const wholeResultKeptRule = defineRule({
  code: 'whole-result-kept',
  severity: 'warning',
  title: 'The whole of a large result kept',
  why: 'Rows, lists of objects and catalog tables grow with the data: over 256 KiB the state fails with States.DataLimitExceeded.',
  bad: {
    machine: jsonata({
      Read: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:getQueryResults',
        Arguments: { QueryExecutionId: '{% $states.input.id %}' },
        Retry: [{ ErrorEquals: ['Athena.TooManyRequestsException'] }],
        Output: '{% $states.result %}',
        End: true,
      },
    }),
  },
  good: {
    machine: jsonata({
      Read: {
        Type: 'Task',
        Resource: 'arn:aws:states:::athena:getQueryResults',
        Arguments: { QueryExecutionId: '{% $states.input.id %}' },
        Retry: [{ ErrorEquals: ['Athena.TooManyRequestsException'] }],
        Output: '{% $states.result.ResultSet.Rows[1].Data[0].VarCharValue %}',
        End: true,
      },
    }),
  },
  find: function* ({ tasks, expressions }) {
    for (const task of tasks) {
      if (!LARGE.has(calledAction(task) ?? '')) continue
      const { state } = task
      const kept = state.language === 'JSONata' ? keptExpression(state, expressions) : keptPath(state)
      if (kept === undefined) continue
      const message = `The whole result of ${calledAction(task)} is kept`
      yield { place: kept, message, hint: 'Keep only what is read later; leave rows and files in S3.' }
    }
  },
})

/** Calls whose results grow with the data. */
const LARGE: ReadonlySet<string> = new Set([
  'athena:getQueryResults',
  'dynamodb:query',
  'dynamodb:scan',
  'glue:getPartitions',
  'glue:getTables',
  's3:getObject',
  's3:listObjectsV2',
])

function keptExpression(state: StateView, expressions: readonly ReadExpression[]): Place | undefined {
  if (!has(state.fields, 'Output')) return state.place
  return expressions.find((expression) => expression.state === state && expression.text === '$states.result')?.place
}

function keptPath({ fields, place }: StateView): Place | undefined {
  return has(fields, 'ResultSelector') || fields.ResultPath === null || has(fields, 'OutputPath') ? undefined : place
}
