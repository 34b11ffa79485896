import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CreateTopicCommand,
  DeleteTopicCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  ListSubscriptionsByTopicCommand,
  ListTopicsCommand,
  PublishBatchCommand,
  PublishCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
  UnsubscribeCommand,
} from '@aws-sdk/client-sns'
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { activity } from '../../../local/activity.ts'
import type { LocalEnvironment, LocalService } from '../../../local/service.ts'
import { serviceCall } from '../../../local/service-call.ts'
import { sns } from '../../../local/services/sns/sns.ts'
import { sqs } from '../../../local/services/sqs/sqs.ts'
import { targets } from '../../../local/triggers/targets.ts'
import { emptyEnvironment } from '../environment.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let client: SNSClient
let queues: SQSClient
let close: () => Promise<void>
const invoked: [string, unknown][] = []
const reported: Error[] = []
const background = activity((error) => reported.push(error))

beforeAll(async () => {
  environment = await emptyEnvironment()
  const all: LocalService[] = []
  const call = serviceCall(() => all)
  const ports = {
    startExecution: async () => undefined,
    invokeFunction: async (arn: string, event: string) => void invoked.push([arn, JSON.parse(event)]),
  }
  const queueService = sqs({ environment, activity: background })
  all.push(queueService, sns({ environment, activity: background, call, targets: targets({ call, ports: () => ports }) }))
  const served = await serve(all)
  client = new SNSClient(served.config)
  queues = new SQSClient(served.config)
  close = async () => {
    client.destroy()
    queues.destroy()
    await served.endpoint.close()
    await queueService.close()
    expect(served.failures).toEqual([])
  }
})
afterAll(() => close())

const topic = async (Name: string) => (await client.send(new CreateTopicCommand({ Name }))).TopicArn!
const queue = (QueueName: string) => queues.send(new CreateQueueCommand({ QueueName }))
const subscribe = async (TopicArn: string, Protocol: string, Endpoint: string, Attributes = {}) =>
  (await client.send(new SubscribeCommand({ TopicArn, Protocol, Endpoint, Attributes, ReturnSubscriptionArn: true }))).SubscriptionArn!
const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`
async function received(name: string) {
  const { Messages = [] } = await queues.send(
    new ReceiveMessageCommand({
      QueueUrl: `${await queues.config.endpoint?.().then(({ hostname, port }) => `http://${hostname}:${port}`)}/0/${name}`,
      MaxNumberOfMessages: 10,
      MessageAttributeNames: ['All'],
    }),
  )
  return Messages
}
async function inbox(name: string) {
  const text = await readFile(join(environment.root, 'sns', `${name}.jsonl`), 'utf8')
  return text
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line))
}

test('a topic is made once, listed, described and deleted', async () => {
  const arn = await topic('alarms')
  expect(arn).toBe('arn:aws:sns:us-east-1:000000000000:alarms')
  expect(await topic('alarms')).toBe(arn)
  expect((await client.send(new ListTopicsCommand({}))).Topics).toEqual([{ TopicArn: arn }])
  expect((await client.send(new GetTopicAttributesCommand({ TopicArn: arn }))).Attributes).toMatchObject({ TopicArn: arn })
  await client.send(new DeleteTopicCommand({ TopicArn: arn }))
  await expect(client.send(new PublishCommand({ TopicArn: arn, Message: 'x' }))).rejects.toMatchObject({
    name: 'NotFoundException',
    message: 'Topic does not exist',
    $metadata: { httpStatusCode: 404 },
  })
  await expect(client.send(new PublishCommand({ TopicArn: 'nonsense', Message: 'x' }))).rejects.toMatchObject({
    name: 'InvalidParameterException',
  })
})

test('people find what they would have got by mail in the inbox of the topic', async () => {
  const arn = await topic('gate')
  await subscribe(arn, 'email', 'data@example.com')
  const { MessageId } = await client.send(new PublishCommand({ TopicArn: arn, Subject: 'failed', Message: 'é & <b>\n"two"' }))
  expect(await inbox('gate')).toEqual([
    { messageId: MessageId, time: '2026-01-01T00:00:00.000Z', subject: 'failed', message: 'é & <b>\n"two"', to: ['data@example.com'] },
  ])
  await expect(client.send(new PublishCommand({ TopicArn: arn, Message: 'x'.repeat(262_145) }))).rejects.toThrow('Message too long')
})

test('queues get the envelope or the raw message, functions a record', async () => {
  const arn = await topic('fan-out')
  await queue('enveloped')
  await queue('raw')
  const subscription = await subscribe(arn, 'sqs', arnOf('enveloped'))
  await subscribe(arn, 'sqs', arnOf('raw'), { RawMessageDelivery: 'true' })
  await subscribe(arn, 'lambda', 'arn:aws:lambda:us-east-1:000000000000:function:notify')
  expect(await subscribe(arn, 'sqs', arnOf('enveloped'))).toBe(subscription)
  const { MessageId } = await client.send(
    new PublishCommand({ TopicArn: arn, Message: '{"id":1}', MessageAttributes: { kind: { DataType: 'String', StringValue: 'order' } } }),
  )
  const [enveloped] = await received('enveloped')
  expect(JSON.parse(enveloped?.Body ?? '')).toMatchObject({
    Type: 'Notification',
    MessageId,
    TopicArn: arn,
    Message: '{"id":1}',
    MessageAttributes: { kind: { Type: 'String', Value: 'order' } },
  })
  expect(await received('raw')).toMatchObject([{ Body: '{"id":1}', MessageAttributes: { kind: { StringValue: 'order' } } }])
  expect(invoked).toEqual([
    [
      'arn:aws:lambda:us-east-1:000000000000:function:notify',
      {
        Records: [
          expect.objectContaining({ EventSource: 'aws:sns', Sns: expect.objectContaining({ Message: '{"id":1}', Subject: null }) }),
        ],
      },
    ],
  ])
  expect((await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }))).Subscriptions).toHaveLength(3)
  await client.send(new UnsubscribeCommand({ SubscriptionArn: subscription }))
  expect((await client.send(new ListSubscriptionsByTopicCommand({ TopicArn: arn }))).Subscriptions).toHaveLength(2)
})

test('a filter chooses by attributes or by the body', async () => {
  const arn = await topic('filtered')
  await queue('dear')
  await queue('failed')
  await subscribe(arn, 'sqs', arnOf('dear'), {
    FilterPolicy: '{"price":[{"numeric":[">",100]}],"kind":["order"]}',
    RawMessageDelivery: 'true',
  })
  const second = await subscribe(arn, 'sqs', arnOf('failed'), { RawMessageDelivery: 'true' })
  for (const [AttributeName, AttributeValue] of [
    ['FilterPolicy', '{"verdict":{"success":[false]}}'],
    ['FilterPolicyScope', 'MessageBody'],
  ]) {
    await client.send(new SetSubscriptionAttributesCommand({ SubscriptionArn: second, AttributeName, AttributeValue }))
  }
  expect((await client.send(new GetSubscriptionAttributesCommand({ SubscriptionArn: second }))).Attributes).toMatchObject({
    FilterPolicyScope: 'MessageBody',
  })
  const kinds = { DataType: 'String.Array', StringValue: '["order","gift"]' }
  for (const price of ['99', '101']) {
    await client.send(
      new PublishCommand({
        TopicArn: arn,
        Message: price,
        MessageAttributes: { kind: kinds, price: { DataType: 'Number', StringValue: price } },
      }),
    )
  }
  for (const success of [true, false]) {
    await client.send(new PublishCommand({ TopicArn: arn, Message: JSON.stringify({ verdict: { success } }) }))
  }
  expect((await received('dear')).map(({ Body }) => Body)).toEqual(['101'])
  expect((await received('failed')).map(({ Body }) => Body)).toEqual(['{"verdict":{"success":false}}'])
})

test('a batch tells which of its entries failed; protocols may get texts of their own', async () => {
  const arn = await topic('batched')
  const { Successful, Failed } = await client.send(
    new PublishBatchCommand({
      TopicArn: arn,
      PublishBatchRequestEntries: [
        { Id: 'a', Message: '{"default":"all","email":"mail"}', MessageStructure: 'json' },
        { Id: 'b', Message: '{"email":"mail"}', MessageStructure: 'json' },
      ],
    }),
  )
  expect(Successful).toEqual([{ Id: 'a', MessageId: expect.any(String) }])
  expect(Failed).toEqual([
    { Id: 'b', Code: 'InvalidParameterException', Message: expect.stringContaining('No default entry'), SenderFault: true },
  ])
  expect((await inbox('batched')).map(({ message }) => message)).toEqual(['mail'])
})

test('what a subscriber does not take goes to its dead-letter queue, or is reported', async () => {
  const arn = await topic('lost')
  await queue('lost-dlq')
  await subscribe(arn, 'sqs', arnOf('nowhere'), { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arnOf('lost-dlq') }) })
  await subscribe(arn, 'sqs', arnOf('neither'))
  await client.send(new PublishCommand({ TopicArn: arn, Message: 'kept' }))
  await background.idle()
  expect((await received('lost-dlq')).map(({ Body }) => Body)).toEqual(['kept'])
  expect(reported.map(({ message }) => message)).toEqual([
    `deliver from ${arn} to ${arnOf('neither')}: The specified queue does not exist.`,
  ])
})
