import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../asl/json.ts'
import { startExecution } from '../../../engine/index.ts'
import { handlerOf } from '../../../local/endpoint/route.ts'
import { type LocalAws, localClock, openLocalAws } from '../../../local/index.ts'
import { dynamoTable, localNamer, plainDeclarations, queue, topic } from '../../../services/index.ts'
import { emptyEnvironment } from '../environment.ts'

let aws: LocalAws
let root: string
const reported: unknown[] = []

beforeAll(async () => {
  root = (await emptyEnvironment()).root
  aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID, report: (error) => reported.push(error) })
  const resources = [
    queue('work', { visibilityTimeoutSeconds: 60 }),
    topic('alarms', { emails: ['data@example.com'] }),
    dynamoTable('ledger', { partitionKey: ['id', 'S'], timeToLive: 'expires' }),
  ]
  await aws.provision(plainDeclarations(resources, localNamer()))
  // A second time changes nothing.
  await aws.provision(plainDeclarations([queue('work', { visibilityTimeoutSeconds: 90 }), ...resources.slice(1)], localNamer()))
})
afterAll(async () => {
  await aws.close()
  expect(reported).toEqual([])
})

const QUEUE_URL = 'https://sqs.us-east-1.amazonaws.com/000000000000/work'
const TOPIC_ARN = 'arn:aws:sns:us-east-1:000000000000:alarms'
const call = async (service: 'sqs' | 'sfn', operation: string, input: object) => handlerOf(aws.services[service], operation)!(input)

/** Runs one task. */
function run(Resource: string, Arguments: JsonObject) {
  const { clock, uuid } = aws.environment
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Call', States: { Call: { Type: 'Task', Resource, Arguments, End: true } } }
  return startExecution({ definition, input: {}, name: uuid(), clock, random: () => 0, uuid, tasks: aws.tasks }).result
}
const metadata = (type: string) => ({
  SdkHttpMetadata: expect.objectContaining({ HttpStatusCode: 200, HttpHeaders: expect.objectContaining({ 'Content-Type': type }) }),
  SdkResponseMetadata: { RequestId: expect.any(String) },
})

test('sqs:sendMessage sends JSON as text, and answers as recorded', async () => {
  const { output } = await run('arn:aws:states:::sqs:sendMessage', { QueueUrl: QUEUE_URL, MessageBody: { id: 1 } })
  expect(output).toEqual({ MessageId: expect.any(String), MD5OfMessageBody: expect.any(String), ...metadata('application/x-amz-json-1.0') })
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl: 'work' })
  expect(Messages[0].Body).toBe('{"id":1}')
  await call('sqs', 'DeleteMessage', { QueueUrl: 'work', ReceiptHandle: Messages[0].ReceiptHandle })
  const { Attributes } = await call('sqs', 'GetQueueAttributes', { QueueUrl: 'work', AttributeNames: ['VisibilityTimeout'] })
  expect(Attributes).toEqual({ VisibilityTimeout: '90' })
})

test('sqs:sendMessage.waitForTaskToken waits until somebody who has the message answers its token', async () => {
  const running = run('arn:aws:states:::sqs:sendMessage.waitForTaskToken', {
    QueueUrl: QUEUE_URL,
    MessageBody: { token: '{% $states.context.Task.Token %}' },
  })
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl: 'work', WaitTimeSeconds: 20 })
  await call('sfn', 'SendTaskSuccess', { taskToken: JSON.parse(Messages[0].Body).token, output: '{"done":true}' })
  expect((await running).output).toEqual({ done: true })
})

test('sns:publish lays the message into the inbox, and fails as recorded', async () => {
  const { output } = await run('arn:aws:states:::sns:publish', { TopicArn: TOPIC_ARN, Message: { verdict: 'failed' }, Subject: 'gate' })
  expect(output).toEqual({ MessageId: expect.any(String), ...metadata('text/xml') })
  const inbox = await readFile(join(root, 'sns', 'alarms.jsonl'), 'utf8')
  expect(JSON.parse(inbox)).toMatchObject({ subject: 'gate', message: '{"verdict":"failed"}', to: ['data@example.com'] })
  const failed = await run('arn:aws:states:::sns:publish', { TopicArn: `${TOPIC_ARN}-none`, Message: 'x' })
  expect(failed.error).toBe('SNS.NotFoundException')
  expect(failed.cause).toMatch(
    /^Topic does not exist \(Service: AmazonSNS; Status Code: 404; Error Code: NotFound; Request ID: .+; Proxy: null\)$/,
  )
})

test('dynamodb:putItem and its like answer as recorded; a condition that fails is an error of its name', async () => {
  const Item = { id: { S: 'a' }, expires: { N: '9999999999' } }
  const { output } = await run('arn:aws:states:::dynamodb:putItem', { TableName: 'ledger', Item })
  expect(output).toEqual(metadata('application/x-amz-json-1.0'))
  const again = await run('arn:aws:states:::dynamodb:putItem', {
    TableName: 'ledger',
    Item,
    ConditionExpression: 'attribute_not_exists(id)',
  })
  expect(again.error).toBe('DynamoDB.ConditionalCheckFailedException')
  const updated = await run('arn:aws:states:::dynamodb:updateItem', {
    TableName: 'ledger',
    Key: { id: { S: 'a' } },
    UpdateExpression: 'SET n = :n',
    ExpressionAttributeValues: { ':n': { N: '5' } },
    ReturnValues: 'UPDATED_NEW',
  })
  expect(updated.output).toMatchObject({ Attributes: { n: { N: '5' } } })
  expect((await run('arn:aws:states:::dynamodb:getItem', { TableName: 'ledger', Key: { id: { S: 'a' } } })).output).toMatchObject({
    Item: { ...Item, n: { N: '5' } },
  })
  await run('arn:aws:states:::dynamodb:deleteItem', { TableName: 'ledger', Key: { id: { S: 'a' } } })
  const none = await run('arn:aws:states:::dynamodb:getItem', { TableName: 'none', Key: { id: { S: 'a' } } })
  expect([none.error, none.cause]).toEqual([
    'DynamoDB.ResourceNotFoundException',
    expect.stringMatching(
      /^Requested resource not found \(Service: AmazonDynamoDBv2; Status Code: 400; Error Code: ResourceNotFoundException; /,
    ),
  ])
})

test('events:putEvents fails where EventBridge does not take an entry', async () => {
  const entry = { Source: 'shop', DetailType: 'x', Detail: { id: 1 } }
  const { output } = await run('arn:aws:states:::events:putEvents', { Entries: [entry] })
  expect(output).toEqual({ FailedEntryCount: 0, Entries: [{ EventId: expect.any(String) }] })
  const { error, cause } = await run('arn:aws:states:::events:putEvents', { Entries: [entry, { ...entry, Source: '' }] })
  expect(error).toBe('EventBridge.FailedEntry')
  expect(JSON.parse(cause ?? '')).toMatchObject({ FailedEntryCount: 1, Entries: [{}, { ErrorCode: 'InvalidArgument' }] })
})
