import type { Integration } from './integration.ts'
import { lambdaInvokeIntegration } from './lambda-integrations.ts'
import { plainIntegration } from './sdk-integration.ts'
import { syncIntegration } from './sync-integration.ts'

/** The optimised integrations of the local account, by what stands in the `Resource` after `arn:aws:states:::`. */
export const integrations: Readonly<Record<string, Integration>> = {
  'athena:getQueryExecution': plainIntegration('athena', 'getQueryExecution'),
  'athena:getQueryResults': plainIntegration('athena', 'getQueryResults'),
  'athena:startQueryExecution': plainIntegration('athena', 'startQueryExecution'),
  'athena:startQueryExecution.sync': syncIntegration({
    service: 'athena',
    start: 'startQueryExecution',
    look: 'getQueryExecution',
    stop: 'stopQueryExecution',
    reference: ({ QueryExecutionId = null }) => ({ QueryExecutionId }),
    state: ['QueryExecution', 'Status', 'State'],
    succeeded: ['SUCCEEDED'],
    failed: ['FAILED', 'CANCELLED'],
  }),
  'athena:stopQueryExecution': plainIntegration('athena', 'stopQueryExecution'),
  'lambda:invoke': lambdaInvokeIntegration,
}
