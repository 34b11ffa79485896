import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageBatchCommand,
  DeleteMessageCommand,
  DeleteQueueCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ListDeadLetterSourceQueuesCommand,
  ListMessageMoveTasksCommand,
  ListQueuesCommand,
  PurgeQueueCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Activity, activity } from '../../../local/activity.ts'
import type { LocalEnvironment } from '../../../local/service.ts'
import { type SqsService, sqs } from '../../../local/services/sqs/sqs.ts'
import { emptyEnvironment } from '../environment.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let background: Activity
let service: SqsService
let client: SQSClient
let close: () => Promise<void>
const reported: unknown[] = []

async function open(): Promise<void> {
  background = activity((error) => reported.push(error))
  service = sqs({ environment, activity: background, endpointUrl: async () => served.endpoint.url })
  const served = await serve([service])
  client = new SQSClient(served.config)
  close = async () => {
    client.destroy()
    await background.close()
    await service.close()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
  }
}
beforeAll(async () => {
  environment = await emptyEnvironment()
  await open()
})
afterAll(async () => {
  await close()
  expect(reported).toEqual([])
})

async function create(QueueName: string, Attributes: Record<string, string> = {}) {
  const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName, Attributes }))
  return QueueUrl!
}
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`
async function receive(QueueUrl: string, more: Partial<ReceiveMessageCommandInput> = {}) {
  const { Messages = [] } = await client.send(new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...more }))
  return Messages
}
const bodies = (messages: readonly { Body?: string | undefined }[]) => messages.map(({ Body }) => Body)
async function counts(QueueUrl: string) {
  const { Attributes = {} } = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }))
  return (['', 'NotVisible', 'Delayed'] as const).map((suffix) => Number(Attributes[`ApproximateNumberOfMessages${suffix}`]))
}
const sleep = (seconds: number) => environment.clock.sleep(seconds * 1000)

test('a queue is found by its name, and asked for again with the same attributes', async () => {
  const url = await create('orders', { VisibilityTimeout: '60' })
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/000000000000\/orders$/)
  expect((await client.send(new GetQueueUrlCommand({ QueueName: 'orders' }))).QueueUrl).toBe(url)
  expect(await create('orders', { VisibilityTimeout: '60' })).toBe(url)
  await expect(create('orders', { VisibilityTimeout: '61' })).rejects.toMatchObject({ name: 'QueueNameExists' })
  await expect(client.send(new GetQueueUrlCommand({ QueueName: 'none' }))).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
  await expect(create('no/name')).rejects.toMatchObject({ name: 'InvalidParameterValue' })
  await expect(create('wrong', { VisibilityTimeout: '43201' })).rejects.toMatchObject({ name: 'InvalidAttributeValue' })
  await expect(create('wrong', { Colour: 'red' })).rejects.toMatchObject({ name: 'InvalidAttributeName' })
  expect((await client.send(new ListQueuesCommand({ QueueNamePrefix: 'ord' }))).QueueUrls).toEqual([url])
})

test('a message is hidden while somebody has it and comes again when its time is over', async () => {
  const url = await create('visibility')
  const { MessageId } = await client.send(
    new SendMessageCommand({
      QueueUrl: url,
      MessageBody: 'one é',
      MessageAttributes: {
        kind: { DataType: 'String', StringValue: 'order' },
        raw: { DataType: 'Binary', BinaryValue: new Uint8Array([0, 255]) },
      },
    }),
  )
  const [first] = await receive(url, { MessageSystemAttributeNames: ['All'], MessageAttributeNames: ['All'] })
  expect(first).toMatchObject({ MessageId, Body: 'one é', Attributes: { ApproximateReceiveCount: '1', SenderId: '000000000000' } })
  expect(first?.MessageAttributes?.raw?.BinaryValue).toEqual(new Uint8Array([0, 255]))
  expect(await receive(url)).toEqual([])
  expect(await counts(url)).toEqual([0, 1, 0])
  await sleep(31)
  const [second] = await receive(url, { MessageSystemAttributeNames: ['ApproximateReceiveCount'], MessageAttributeNames: ['ki.*', 'kind'] })
  expect(second?.Attributes).toEqual({ ApproximateReceiveCount: '2' })
  expect(Object.keys(second?.MessageAttributes ?? {})).toEqual(['kind'])

  // Who was too slow no longer has it.
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: first?.ReceiptHandle }))
  expect(await counts(url)).toEqual([0, 1, 0])
  await client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: second?.ReceiptHandle, VisibilityTimeout: 0 }))
  const [third] = await receive(url)
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: third?.ReceiptHandle }))
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: third?.ReceiptHandle }))
  expect(await counts(url)).toEqual([0, 0, 0])
  await expect(
    client.send(new ChangeMessageVisibilityCommand({ QueueUrl: url, ReceiptHandle: third?.ReceiptHandle, VisibilityTimeout: 5 })),
  ).rejects.toMatchObject({ name: 'MessageNotInflight' })
  await expect(client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: 'bad' }))).rejects.toMatchObject({
    name: 'ReceiptHandleIsInvalid',
  })
})

test('a batch tells which of its entries failed', async () => {
  const url = await create('batches', { MaximumMessageSize: '1024' })
  const send = (Entries: { Id: string; MessageBody: string }[]) => client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
  const { Successful, Failed } = await send([
    { Id: 'a', MessageBody: 'a' },
    { Id: 'b', MessageBody: 'x'.repeat(1025) },
    { Id: 'c', MessageBody: 'bell \u0007' },
    { Id: 'd', MessageBody: 'd' },
  ])
  expect(Successful?.map(({ Id }) => Id)).toEqual(['a', 'd'])
  expect(Failed?.map(({ Id, Code, SenderFault }) => [Id, Code, SenderFault])).toEqual([
    ['b', 'InvalidParameterValue', true],
    ['c', 'InvalidMessageContents', true],
  ])
  const many = Array.from({ length: 11 }, (_, index) => ({ Id: String(index), MessageBody: 'x' }))
  await expect(send(many)).rejects.toMatchObject({ name: 'TooManyEntriesInBatchRequest' })
  await expect(send([])).rejects.toMatchObject({ name: 'EmptyBatchRequest' })
  await expect(send([many[0]!, many[0]!])).rejects.toMatchObject({ name: 'BatchEntryIdsNotDistinct' })
  await expect(send(many.slice(0, 2).map((entry) => ({ ...entry, MessageBody: 'x'.repeat(600_000) })))).rejects.toMatchObject({
    name: 'BatchRequestTooLong',
  })
  const taken = await receive(url)
  const answer = await client.send(
    new DeleteMessageBatchCommand({
      QueueUrl: url,
      Entries: [
        { Id: 'good', ReceiptHandle: taken[0]?.ReceiptHandle },
        { Id: 'bad', ReceiptHandle: 'bad' },
      ],
    }),
  )
  expect([answer.Successful?.map(({ Id }) => Id), answer.Failed?.map(({ Id, Code }) => [Id, Code])]).toEqual([
    ['good'],
    [['bad', 'ReceiptHandleIsInvalid']],
  ])
  await client.send(new PurgeQueueCommand({ QueueUrl: url }))
  expect(await counts(url)).toEqual([0, 0, 0])
})

test('a delayed message waits on the clock, and a long poll waits for it', async () => {
  const url = await create('delays')
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'later', DelaySeconds: 15 }))
  expect(await receive(url)).toEqual([])
  expect(await counts(url)).toEqual([0, 0, 1])
  const began = environment.clock.now()
  expect(bodies(await receive(url, { WaitTimeSeconds: 20 }))).toEqual(['later'])
  expect(environment.clock.now() - began).toBe(15_000)
  expect(await receive(url, { WaitTimeSeconds: 1 })).toEqual([])
})

test('messages that are received too often go to the dead-letter queue, and back by a redrive', async () => {
  const dead = await create('work-dlq')
  const url = await create('work', {
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('work-dlq'), maxReceiveCount: 2 }),
    VisibilityTimeout: '10',
  })
  for (const MessageBody of ['poison', 'second']) await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody }))
  for (const _ of [1, 2]) {
    expect(bodies(await receive(url))).toEqual(['poison', 'second'])
    await sleep(10)
  }
  expect(await receive(url)).toEqual([])
  const moved = await receive(dead, { MessageSystemAttributeNames: ['All'], VisibilityTimeout: 0 })
  expect(moved.map(({ Body, Attributes }) => [Body, Attributes?.DeadLetterQueueSourceArn])).toEqual([
    ['poison', arnOf('work')],
    ['second', arnOf('work')],
  ])
  expect((await client.send(new ListDeadLetterSourceQueuesCommand({ QueueUrl: dead }))).queueUrls).toEqual([url])

  await expect(client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('work') }))).rejects.toMatchObject({
    name: 'UnsupportedOperation',
  })
  const { TaskHandle } = await client.send(new StartMessageMoveTaskCommand({ SourceArn: arnOf('work-dlq') }))
  expect(TaskHandle).toEqual(expect.any(String))
  await background.idle()
  const { Results } = await client.send(new ListMessageMoveTasksCommand({ SourceArn: arnOf('work-dlq') }))
  expect(Results).toMatchObject([{ Status: 'COMPLETED', ApproximateNumberOfMessagesMoved: 2, ApproximateNumberOfMessagesToMove: 2 }])
  expect(await counts(dead)).toEqual([0, 0, 0])
  const back = await receive(url, { MessageSystemAttributeNames: ['All'] })
  expect(back.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
    ['poison', '1'],
    ['second', '1'],
  ])
  expect(back[0]?.MessageId).not.toBe(moved[0]?.MessageId)
})

test('messages go after their retention', async () => {
  const url = await create('short', { MessageRetentionPeriod: '60' })
  await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'old' }))
  await sleep(61)
  expect(await receive(url)).toEqual([])
  expect(await readdir(join(environment.root, 'sqs', 'short', 'messages'))).toEqual([])
})

test('a FIFO queue keeps the order of a group and takes a message once', async () => {
  const url = await create('steps.fifo', { FifoQueue: 'true', ContentBasedDeduplication: 'true' })
  const send = (MessageBody: string, MessageGroupId: string) =>
    client.send(new SendMessageCommand({ QueueUrl: url, MessageBody, MessageGroupId }))
  await expect(client.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'x' }))).rejects.toMatchObject({ name: 'MissingParameter' })
  const first = await send('a1', 'a')
  expect((await send('a1', 'a')).MessageId).toBe(first.MessageId)
  await send('a2', 'a')
  await send('b1', 'b')
  const [a1] = await receive(url, { MaxNumberOfMessages: 1 })
  expect(a1?.Body).toBe('a1')
  expect(bodies(await receive(url))).toEqual(['b1'])
  await client.send(new DeleteMessageCommand({ QueueUrl: url, ReceiptHandle: a1?.ReceiptHandle }))
  expect(bodies(await receive(url))).toEqual(['a2'])
  // Deleted, but still known; after five minutes it is a new message.
  expect((await send('a1', 'c')).MessageId).toBe(first.MessageId)
  await sleep(301)
  expect((await send('a1', 'c')).MessageId).not.toBe(first.MessageId)
})

test('receivers at the same time never get the same message', async () => {
  const url = await create('many')
  for (let batch = 0; batch < 5; batch++) {
    const Entries = Array.from({ length: 10 }, (_, index) => ({ Id: `${index}`, MessageBody: `${batch}-${index}` }))
    await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries }))
  }
  const taken = (await Promise.all(Array.from({ length: 12 }, () => receive(url, { MaxNumberOfMessages: 7 })))).flat()
  expect(new Set(bodies(taken)).size).toBe(taken.length)
  expect(taken.length).toBe(50)
})

test('messages, receive counts and attributes are read by the next process, and by a person', async () => {
  const url = await create('kept', { VisibilityTimeout: '5' })
  await client.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes: { DelaySeconds: '0' } }))
  for (const MessageBody of ['one', 'two']) await client.send(new SendMessageCommand({ QueueUrl: url, MessageBody }))
  await receive(url, { MaxNumberOfMessages: 1 })
  const folder = join(environment.root, 'sqs', 'kept', 'messages')
  const [file] = (await readdir(folder)).sort()
  expect(JSON.parse(await readFile(join(folder, file!), 'utf8'))).toMatchObject({ body: 'one', receiveCount: 1 })
  await close()
  await open()
  const again = (await client.send(new GetQueueUrlCommand({ QueueName: 'kept' }))).QueueUrl!
  expect(await counts(again)).toEqual([1, 1, 0])
  await sleep(5)
  const messages = await receive(again, { AttributeNames: ['All'] })
  expect(messages.map(({ Body, Attributes }) => [Body, Attributes?.ApproximateReceiveCount])).toEqual([
    ['one', '2'],
    ['two', '1'],
  ])
  await client.send(new DeleteQueueCommand({ QueueUrl: again }))
  await expect(receive(again)).rejects.toMatchObject({ name: 'QueueDoesNotExist' })
})
