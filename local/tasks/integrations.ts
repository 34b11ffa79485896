import type { Integration } from './integration.ts'
import { lambdaInvokeIntegration } from './lambda-integrations.ts'
import { metadataIntegration } from './metadata-integration.ts'
import { putEventsIntegration } from './put-events-integration.ts'
import { runTaskIntegration, runTaskSyncIntegration } from './run-task-integration.ts'
import { plainIntegration } from './sdk-integration.ts'
import { startExecutionIntegration, startExecutionSync2Integration, startExecutionSyncIntegration } from './start-execution-integration.ts'
import { startJobRunIntegration, startJobRunSyncIntegration } from './start-job-run-integration.ts'
import { syncIntegration } from './sync-integration.ts'

const DYNAMODB = { contentType: 'application/x-amz-json-1.0', headers: { Server: 'Server' } }

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
  'dynamodb:deleteItem': metadataIntegration('dynamodb', 'deleteItem', DYNAMODB),
  'dynamodb:getItem': metadataIntegration('dynamodb', 'getItem', DYNAMODB),
  'dynamodb:putItem': metadataIntegration('dynamodb', 'putItem', DYNAMODB),
  'dynamodb:updateItem': metadataIntegration('dynamodb', 'updateItem', DYNAMODB),
  'ecs:runTask': runTaskIntegration,
  'ecs:runTask.sync': runTaskSyncIntegration,
  'events:putEvents': putEventsIntegration,
  'glue:startJobRun': startJobRunIntegration,
  'glue:startJobRun.sync': startJobRunSyncIntegration,
  'lambda:invoke': lambdaInvokeIntegration,
  'sns:publish': metadataIntegration('sns', 'publish', { contentType: 'text/xml' }),
  'sqs:sendMessage': metadataIntegration('sqs', 'sendMessage', { contentType: 'application/x-amz-json-1.0' }),
  'states:startExecution': startExecutionIntegration,
  'states:startExecution.sync': startExecutionSyncIntegration,
  'states:startExecution.sync:2': startExecutionSync2Integration,
}
