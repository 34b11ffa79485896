import { expect, test } from '@jest/globals'
import { integrationOf } from '../../analysis/check/integration/integrations.ts'
import { readResource } from '../../analysis/check/integration/resource.ts'
import { check } from '../../analysis/index.ts'
import type { Operation } from '../../asl/index.ts'
import {
  athena,
  batch,
  bedrock,
  cloudwatch,
  dynamodb,
  ecs,
  emrServerless,
  events,
  glue,
  http,
  kinesis,
  lambda,
  s3,
  scheduler,
  secretsmanager,
  sfn,
  sns,
  sqs,
  ssm,
} from '../../services/index.ts'

type AnyOperation = Operation<unknown, unknown, string>
const AWS = 'arn:aws:states:::'
const contract = { name: 'inspect-csv', input: { static: {} }, output: { static: {} }, errors: [] }
const other = { kind: 'workflow', name: 'other', input: {}, block: { steps: [] } } as unknown as Parameters<typeof sfn.startExecution>[0]

/** Every optimised integration that a workflow can name, by the resource that Step Functions expects. */
const OPTIMISED: readonly (readonly [string, AnyOperation])[] = [
  ['athena:startQueryExecution', athena.startQueryExecution],
  ['athena:startQueryExecution.sync', athena.startQueryExecution.sync],
  ['athena:stopQueryExecution', athena.stopQueryExecution],
  ['athena:getQueryExecution', athena.getQueryExecution],
  ['athena:getQueryResults', athena.getQueryResults],
  ['batch:submitJob', batch.submitJob],
  ['batch:submitJob.sync', batch.submitJob.sync],
  ['bedrock:invokeModel', bedrock.invokeModel()],
  ['bedrock:createModelCustomizationJob', bedrock.createModelCustomizationJob],
  ['bedrock:createModelCustomizationJob.sync', bedrock.createModelCustomizationJob.sync],
  ['dynamodb:getItem', dynamodb.getItem],
  ['dynamodb:putItem', dynamodb.putItem],
  ['dynamodb:updateItem', dynamodb.updateItem],
  ['dynamodb:deleteItem', dynamodb.deleteItem],
  ['ecs:runTask', ecs.runTask],
  ['ecs:runTask.sync', ecs.runTask.sync],
  ['emr-serverless:createApplication', emrServerless.createApplication],
  ['emr-serverless:createApplication.sync', emrServerless.createApplication.sync],
  ['emr-serverless:startApplication', emrServerless.startApplication],
  ['emr-serverless:startApplication.sync', emrServerless.startApplication.sync],
  ['emr-serverless:stopApplication', emrServerless.stopApplication],
  ['emr-serverless:stopApplication.sync', emrServerless.stopApplication.sync],
  ['emr-serverless:deleteApplication', emrServerless.deleteApplication],
  ['emr-serverless:deleteApplication.sync', emrServerless.deleteApplication.sync],
  ['emr-serverless:startJobRun', emrServerless.startJobRun],
  ['emr-serverless:startJobRun.sync', emrServerless.startJobRun.sync],
  ['emr-serverless:cancelJobRun', emrServerless.cancelJobRun],
  ['emr-serverless:cancelJobRun.sync', emrServerless.cancelJobRun.sync],
  ['events:putEvents', events.putEvents],
  ['glue:startJobRun', glue.startJobRun],
  ['glue:startJobRun.sync', glue.startJobRun.sync],
  ['http:invoke', http.invoke()],
  ['lambda:invoke', lambda.invoke(contract)],
  ['sns:publish', sns.publish],
  ['sqs:sendMessage', sqs.sendMessage],
  ['states:startExecution', sfn.startExecution(other)],
  ['states:startExecution.sync:2', sfn.startExecution.sync(other)],
]

/** One operation of each service's SDK. */
const BY_SDK: readonly (readonly [string, AnyOperation])[] = [
  ['athena:listWorkGroups', athena.sdk.listWorkGroups],
  ['batch:describeJobs', batch.sdk.describeJobs],
  ['bedrock:listCustomModels', bedrock.sdk.listCustomModels],
  ['bedrockruntime:converse', bedrock.runtime.converse],
  ['cloudwatch:putMetricData', cloudwatch.putMetricData],
  ['dynamodb:query', dynamodb.sdk.query],
  ['ecs:describeTasks', ecs.sdk.describeTasks],
  ['emrserverless:getJobRun', emrServerless.sdk.getJobRun],
  ['eventbridge:putRule', events.sdk.putRule],
  ['glue:startCrawler', glue.startCrawler],
  ['kinesis:putRecord', kinesis.putRecord],
  ['lambda:listFunctions', lambda.sdk.listFunctions],
  ['s3:headObject', s3.headObject],
  ['scheduler:createSchedule', scheduler.createSchedule],
  ['secretsmanager:describeSecret', secretsmanager.describeSecret],
  ['sfn:listExecutions', sfn.sdk.listExecutions],
  ['sns:subscribe', sns.sdk.subscribe],
  ['sqs:startMessageMoveTask', sqs.sdk.startMessageMoveTask],
  ['ssm:getParameter', ssm.getParameter],
]

test.each(OPTIMISED)('%s is what Step Functions calls it, and one that AWS offers', (name, { resource }) => {
  expect(resource).toBe(`${AWS}${name}`)
  const call = readResource(resource)
  if (call.kind !== 'integration') throw new Error(`${resource} is ${call.kind}`)
  expect(integrationOf(call.service, call.action)?.patterns).toContain(call.pattern)
})

test.each(BY_SDK)('aws-sdk:%s is what Step Functions calls it', (name, { resource }) => {
  expect(resource).toBe(`${AWS}aws-sdk:${name}`)
})

test.each([...OPTIMISED, ...BY_SDK])('%s is frozen, and retries what passes with errors of its own service', (_, operation) => {
  expect(Object.isFrozen(operation)).toBe(true)
  expect(operation.retry).toHaveLength(1)
  expect(operation.retry[0]?.errors.length).toBeGreaterThan(0)
  const prefixes = new Set(operation.retry[0]?.errors.map((error) => error.split('.')[0]?.toLowerCase()))
  expect(prefixes.size).toBe(1)
})

test.each(OPTIMISED)('a machine that calls %s with what it takes has no findings of its resource', (_, { resource }) => {
  const call = readResource(resource)
  const required = call.kind === 'integration' ? (integrationOf(call.service, call.action)?.required ?? []) : []
  const machine = {
    QueryLanguage: 'JSONata',
    StartAt: 'Call',
    States: { Call: { Type: 'Task', Resource: resource, Arguments: Object.fromEntries(required.map((name) => [name, 'x'])), End: true } },
  }
  expect(check(machine).filter(({ severity }) => severity === 'error')).toEqual([])
})
