import { athenaSyncIntegration } from './athena-sync-integration.ts'
import type { Integration } from './integration.ts'
import { lambdaInvokeIntegration } from './lambda-integrations.ts'
import { plainIntegration } from './sdk-integration.ts'

/** The optimised integrations of the local account, by what stands in the `Resource` after `arn:aws:states:::`. */
export const integrations: Readonly<Record<string, Integration>> = {
  'athena:getQueryExecution': plainIntegration('athena', 'getQueryExecution'),
  'athena:getQueryResults': plainIntegration('athena', 'getQueryResults'),
  'athena:startQueryExecution': plainIntegration('athena', 'startQueryExecution'),
  'athena:startQueryExecution.sync': athenaSyncIntegration,
  'athena:stopQueryExecution': plainIntegration('athena', 'stopQueryExecution'),
  'lambda:invoke': lambdaInvokeIntegration,
}
