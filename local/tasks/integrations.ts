import type { Integration } from './integration.ts'
import { lambdaInvokeIntegration } from './lambda-integrations.ts'
import { plainIntegration } from './sdk-integration.ts'
import { startExecutionIntegration, startExecutionSync2Integration, startExecutionSyncIntegration } from './start-execution-integration.ts'
import { syncIntegration } from './sync-integration.ts'

/** The optimised integrations of the local account, by what stands in the `Resource` after `arn:aws:states:::`. */
export const integrations: Readonly<Record<string, Integration>> = {
  'athena:getQueryExecution': plainIntegration('athena', 'getQueryExecution'),
  'athena:getQueryResults': plainIntegration('athena', 'getQueryResults'),
  'athena:startQueryExecution': plainIntegration('athena', 'startQueryExecution'),
  'athena:startQueryExecution.sync': syncIntegration({
    service: 'athena',
    start: plainIntegration('athena', 'startQueryExecution'),
    look: 'getQueryExecution',
    stop: 'stopQueryExecution',
    id: 'QueryExecutionId',
    state: ['QueryExecution', 'Status', 'State'],
    succeeded: ['SUCCEEDED'],
    failed: ['FAILED', 'CANCELLED'],
  }),
  'athena:stopQueryExecution': plainIntegration('athena', 'stopQueryExecution'),
  'lambda:invoke': lambdaInvokeIntegration,
  'states:startExecution': startExecutionIntegration,
  'states:startExecution.sync': startExecutionSyncIntegration,
  'states:startExecution.sync:2': startExecutionSync2Integration,
}
