import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { policiesOf } from '../../../analysis/iam/index.ts'
import { type JsonObject, type Operation, type Workflow, workflow } from '../../../asl/index.ts'
import {
  bindTask,
  bucket,
  cluster,
  deadLetterQueue,
  definePipeline,
  dynamoTable,
  eventBus,
  fargateTask,
  glueJob,
  kmsKey,
  onMessages,
  onRecords,
  type Pipeline,
  type PipelineOptions,
  queue,
  readAccess,
  stateMachineArn,
  stream,
  topic,
  writeAccess,
} from '../../../services/index.ts'
import { localRoles } from './role-of-pipeline.ts'

const key = kmsKey('lake')
const lake = bucket('lake', { zones: { raw: 'raw/', scripts: 'scripts/' }, encryption: key })
const failed = deadLetterQueue('failed')
const work = queue('work', { deadLetters: { queue: failed, after: 3 } })
const alerts = topic('alerts')
const seen = dynamoTable('seen', { partitionKey: ['id', 'S'] })
const orders = eventBus('orders')
const incoming = stream('incoming')
const job = glueJob('process', { script: { folder: lake.zones.scripts, file: 'run.py' }, access: [readAccess(lake.zones.raw)] })
const farm = cluster('farm')
const enrich = fargateTask('enrich', {
  image: '123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/enrich:1',
  access: [writeAccess(lake.zones.raw)],
})
const RESOURCES = [key, lake, failed, work, alerts, seen, orders, incoming, job, farm, enrich]

function calling(resource: string, input: JsonObject): Workflow {
  const operation: Operation<JsonObject, JsonObject, never> = { kind: 'operation', resource, retry: [] }
  return workflow({ name: 'call', input: Type.Object({ x: Type.String() }) }, (flow) => {
    flow.task('Call', operation, input as never)
    return {}
  })
}

function pipelineOf(resource: string, input: JsonObject, options: Partial<PipelineOptions> = {}): Pipeline {
  return definePipeline({ workflow: calling(resource, input), resources: RESOURCES, logs: { level: 'OFF' }, ...options })
}

/** `action resource` of each permission of the machine. */
function allowed(resource: string, input: JsonObject, options?: Partial<PipelineOptions>): readonly string[] {
  const statements = localRoles(pipelineOf(resource, input, options))['call-workflow']?.policy.Statement ?? []
  return statements.flatMap(({ Action, Resource }) => Action.flatMap((action) => Resource.map((arn) => `${action} ${arn}`))).toSorted()
}

const HERE = 'us-east-1:000000000000'

test.each<[string, JsonObject, readonly string[]]>([
  ['arn:aws:states:::sqs:sendMessage', { QueueUrl: work.url, MessageBody: 'a' }, [`sqs:SendMessage arn:aws:sqs:${HERE}:work`]],
  ['arn:aws:states:::aws-sdk:sqs:sendMessageBatch', { QueueUrl: work.url, Entries: [] }, [`sqs:SendMessage arn:aws:sqs:${HERE}:work`]],
  ['arn:aws:states:::sns:publish', { TopicArn: alerts.arn, Message: 'a' }, [`sns:Publish arn:aws:sns:${HERE}:alerts`]],
  ['arn:aws:states:::dynamodb:putItem', { TableName: seen.name, Item: {} }, [`dynamodb:PutItem arn:aws:dynamodb:${HERE}:table/seen`]],
  [
    'arn:aws:states:::aws-sdk:dynamodb:transactWriteItems',
    { TransactItems: [{ Put: { TableName: seen.name } }, { ConditionCheck: { TableName: seen.name } }] },
    [`dynamodb:ConditionCheckItem arn:aws:dynamodb:${HERE}:table/seen`, `dynamodb:PutItem arn:aws:dynamodb:${HERE}:table/seen`],
  ],
  [
    'arn:aws:states:::events:putEvents',
    { Entries: [{ EventBusName: orders.name }] },
    [`events:PutEvents arn:aws:events:${HERE}:event-bus/orders`],
  ],
  ['arn:aws:states:::events:putEvents', { Entries: [{ Source: 'a' }] }, [`events:PutEvents arn:aws:events:${HERE}:event-bus/default`]],
  [
    'arn:aws:states:::aws-sdk:kinesis:putRecords',
    { StreamName: incoming.name },
    [`kinesis:PutRecords arn:aws:kinesis:${HERE}:stream/incoming`],
  ],
  [
    'arn:aws:states:::glue:startJobRun.sync',
    { JobName: job.name },
    ['BatchStopJobRun', 'GetJobRun', 'GetJobRuns', 'StartJobRun'].map((action) => `glue:${action} arn:aws:glue:${HERE}:job/process`),
  ],
  [
    'arn:aws:states:::ecs:runTask.sync',
    { Cluster: farm.arn, TaskDefinition: enrich.arn },
    [
      `ecs:DescribeTasks arn:aws:ecs:${HERE}:task/farm/*`,
      `ecs:RunTask arn:aws:ecs:${HERE}:task-definition/enrich:*`,
      `ecs:StopTask arn:aws:ecs:${HERE}:task/farm/*`,
      `events:DescribeRule arn:aws:events:${HERE}:rule/StepFunctionsGetEventsForECSTaskRule`,
      `events:PutRule arn:aws:events:${HERE}:rule/StepFunctionsGetEventsForECSTaskRule`,
      `events:PutTargets arn:aws:events:${HERE}:rule/StepFunctionsGetEventsForECSTaskRule`,
      'iam:PassRole arn:aws:iam::000000000000:role/enrich-task',
      'iam:PassRole arn:aws:iam::000000000000:role/enrich-task-start',
    ],
  ],
  [
    'arn:aws:states:::states:startExecution',
    { StateMachineArn: stateMachineArn({ name: 'call' }) },
    [`states:StartExecution arn:aws:states:${HERE}:stateMachine:call`],
  ],
  [
    'arn:aws:states:::aws-sdk:sqs:startMessageMoveTask',
    { SourceArn: failed.arn },
    [
      ...['DeleteMessage', 'GetQueueAttributes', 'ReceiveMessage', 'StartMessageMoveTask'].map(
        (action) => `sqs:${action} arn:aws:sqs:${HERE}:failed`,
      ),
      `sqs:SendMessage arn:aws:sqs:${HERE}:work`,
    ],
  ],
  ['arn:aws:states:us-east-1:000000000000:activity:people', {}, []],
  [
    'arn:aws:states:::http:invoke',
    {
      ApiEndpoint: 'https://crm.example.com/orders',
      Method: 'POST',
      Authentication: { ConnectionArn: 'arn:aws:events:us-east-1:000000000000:connection/crm/1' },
    },
    [
      'events:RetrieveConnectionCredentials arn:aws:events:us-east-1:000000000000:connection/crm/1',
      `secretsmanager:DescribeSecret arn:aws:secretsmanager:${HERE}:secret:events!connection/*`,
      `secretsmanager:GetSecretValue arn:aws:secretsmanager:${HERE}:secret:events!connection/*`,
      'states:InvokeHTTPEndpoint *',
    ],
  ],
])('%s %j needs exactly what it touches', (resource, input, expected) => {
  expect(allowed(resource, input)).toEqual([...expected].toSorted())
})

test('replaying to a queue differs from replaying by copies by exactly one action', () => {
  const copy = allowed('arn:aws:states:::aws-sdk:s3:listObjectsV2', { Bucket: lake.name, Prefix: 'raw/' })
  const direct = allowed(
    'arn:aws:states:::aws-sdk:s3:listObjectsV2',
    { Bucket: lake.name, Prefix: 'raw/' },
    {
      access: [{ actions: ['sqs:SendMessage'], on: work }],
    },
  )
  expect(direct.filter((permission) => !copy.includes(permission))).toEqual([`sqs:SendMessage arn:aws:sqs:${HERE}:work`])
})

test('a service of which nothing is known fails the build', () => {
  expect(() => policiesOf(pipelineOf('arn:aws:states:::aws-sdk:rekognition:detectLabels', {}))).toThrow(
    /call\/Call: nothing is known of what rekognition:DetectLabels touches/,
  )
})

test('who reads or writes what a key encrypts may use that key, and nobody else', () => {
  const roles = localRoles(pipelineOf('arn:aws:states:::aws-sdk:s3:putObject', { Bucket: lake.name, Key: 'raw/a' }))
  const keys = (id: string) =>
    roles[id]?.policy.Statement.filter(({ Resource }) => Resource.includes(`arn:aws:kms:${HERE}:key/lake`)).flatMap(({ Action }) => Action)
  expect(keys('call-workflow')).toEqual(['kms:Decrypt', 'kms:GenerateDataKey'])
  expect(keys('process-job')).toEqual(['kms:Decrypt'])
  expect(keys('enrich-task-start')).toEqual([])
})

test('a function is given what feeds it: messages, records, and the queue for those that never succeed', () => {
  const load = { name: 'load', description: '', timeoutSeconds: 1, memoryMegabytes: 128 }
  const pipeline = definePipeline({
    name: 'fed',
    resources: RESOURCES,
    tasks: [bindTask(load, { access: {} })],
    triggers: [onMessages('work-in', work, { target: load }), onRecords('records-in', incoming, { target: load, onFailure: failed })],
  })
  const statements = localRoles(pipeline)['load-function']?.policy.Statement ?? []
  expect(statements.map(({ Action, Resource }) => [Action.join(' '), Resource.join(' ')])).toEqual([
    [
      'kinesis:DescribeStream kinesis:DescribeStreamSummary kinesis:GetRecords kinesis:GetShardIterator kinesis:ListShards',
      `arn:aws:kinesis:${HERE}:stream/incoming`,
    ],
    ['logs:CreateLogStream logs:PutLogEvents', `arn:aws:logs:${HERE}:log-group:/aws/lambda/load:*`],
    ['sqs:DeleteMessage sqs:GetQueueAttributes sqs:ReceiveMessage', `arn:aws:sqs:${HERE}:work`],
    ['sqs:SendMessage', `arn:aws:sqs:${HERE}:failed`],
  ])
})

test('a task that starts pulls its own image and no other', () => {
  const start = localRoles(pipelineOf('arn:aws:states:::ecs:runTask', { Cluster: farm.arn, TaskDefinition: enrich.arn }))[
    'enrich-task-start'
  ]
  expect(start?.policy.Statement.find(({ Action }) => Action.includes('ecr:BatchGetImage'))?.Resource).toEqual([
    'arn:aws:ecr:eu-west-1:123456789012:repository/team/enrich',
  ])
})

test('the roles of a task definition that was there already are said, or the build fails', () => {
  const theirs = (roles: readonly string[]) => fargateTask('theirs', { image: 'a', existing: 'company-enrich', roles })
  const input = { Cluster: farm.arn, TaskDefinition: theirs([]).arn }
  expect(() => policiesOf(pipelineOf('arn:aws:states:::ecs:runTask', input, { resources: [farm, theirs([])] }))).toThrow(
    /which roles the task definition theirs has is not known/,
  )
  const passed = ['arn:aws:iam::000000000000:role/run', 'arn:aws:iam::000000000000:role/start']
  const permissions = allowed('arn:aws:states:::ecs:runTask', input, { resources: [farm, theirs(passed)] })
  expect(permissions.filter((permission) => permission.startsWith('iam:'))).toEqual(passed.map((role) => `iam:PassRole ${role}`))
})
