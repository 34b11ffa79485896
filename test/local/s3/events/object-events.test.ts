import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteObjectCommand,
  GetBucketNotificationConfigurationCommand,
  type NotificationConfiguration,
  PutBucketNotificationConfigurationCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { realClock } from '../../../../engine/index.ts'
import { type Activity, activity } from '../../../../local/activity.ts'
import type { LocalEnvironment, LocalService } from '../../../../local/service.ts'
import { serviceCall } from '../../../../local/service-call.ts'
import type { EventsService } from '../../../../local/services/events/events.ts'
import { type ObjectEvents, objectEvents } from '../../../../local/services/s3/events/object-events.ts'
import { s3 } from '../../../../local/services/s3/s3.ts'
import { sqs } from '../../../../local/services/sqs/sqs.ts'
import { emptyEnvironment } from '../../environment.ts'
import { openDeliveries } from '../../open-deliveries.ts'
import { serve } from '../../served.ts'

type Published = Parameters<EventsService['publish']>[0]

let environment: LocalEnvironment
let background: Activity
let changes: ObjectEvents
let client: S3Client
let close: () => Promise<void>
let published: Published[] = []
let invoked: [string, string][] = []
let sleeps: number[] = []
const all: LocalService[] = []
const call = serviceCall(() => all)

beforeAll(async () => {
  // Files come in real time.
  const clock = realClock()
  const sleep = (milliseconds: number, signal?: AbortSignal) => {
    sleeps.push(milliseconds)
    return clock.sleep(milliseconds, signal)
  }
  environment = { ...(await emptyEnvironment()), clock: { ...clock, sleep } }
  background = activity((error) => {
    throw error
  })
  const ports = {
    startExecution: async () => undefined,
    invokeFunction: async (arn: string, event: string) => void invoked.push([arn, event]),
  }
  const objects = s3({ environment })
  changes = objectEvents({
    environment,
    store: objects.store,
    activity: background,
    deliveries: openDeliveries(environment, background, call, ports),
    events: { publish: async (event) => void published.push(event) },
  })
  all.push({ ...objects, operations: { ...objects.operations, ...changes.operations } }, sqs({ environment, activity: background }))
  const served = await serve(all)
  client = new S3Client({ ...served.config, forcePathStyle: true })
  await client.send(new CreateBucketCommand({ Bucket: 'lake' }))
  await changes.start()
  close = async () => {
    client.destroy()
    await changes.stop()
    await background.close()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
  }
})
afterAll(() => close())
afterEach(() => {
  published = []
  invoked = []
  sleeps = []
})

const configure = (NotificationConfiguration: NotificationConfiguration) =>
  client.send(new PutBucketNotificationConfigurationCommand({ Bucket: 'lake', NotificationConfiguration }))
const put = (Key: string, Body = 'x') => client.send(new PutObjectCommand({ Bucket: 'lake', Key, Body }))
async function drop(key: string, body: string): Promise<void> {
  const file = join(environment.root, 's3', 'lake', key)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, body)
}
async function until(isDone: () => boolean): Promise<void> {
  for (let turn = 0; turn < 100 && !isDone(); turn++) await environment.clock.sleep(50)
  await background.idle()
}
const keys = () => published.map(({ detail }) => (detail as { object: { key: string } }).object.key)

test('a bucket tells EventBridge of its objects in the shape of AWS, once it is asked to', async () => {
  await put('silent')
  await background.idle()
  expect(published).toEqual([])
  await configure({ EventBridgeConfiguration: {} })
  const { ETag } = await put('bronze/a b.json', '{}')
  await client.send(new CopyObjectCommand({ Bucket: 'lake', Key: 'copy', CopySource: 'lake/bronze/a%20b.json' }))
  await client.send(new DeleteObjectCommand({ Bucket: 'lake', Key: 'copy' }))
  await background.idle()
  expect(published[0]).toEqual({
    source: 'aws.s3',
    'detail-type': 'Object Created',
    resources: ['arn:aws:s3:::lake'],
    detail: {
      version: '0',
      bucket: { name: 'lake' },
      object: { key: 'bronze/a b.json', size: 2, etag: ETag?.replaceAll('"', ''), sequencer: expect.stringMatching(/^[0-9A-F]{18}$/) },
      'request-id': expect.any(String),
      requester: '000000000000',
      'source-ip-address': '127.0.0.1',
      reason: 'PutObject',
    },
  })
  expect(published.slice(1).map((event) => [event['detail-type'], event.detail.reason])).toEqual([
    ['Object Created', 'CopyObject'],
    ['Object Deleted', 'DeleteObject'],
  ])
})

test('a function and a queue are told of the keys that they asked for, with the key encoded', async () => {
  await call('sqs', 'CreateQueue', { QueueName: 'objects' })
  const Filter = {
    Key: {
      FilterRules: [
        { Name: 'prefix' as const, Value: 'in/' },
        { Name: 'suffix' as const, Value: '.json' },
      ],
    },
  }
  const LambdaFunctionArn = 'arn:aws:lambda:us-east-1:000000000000:function:ingest'
  await configure({
    LambdaFunctionConfigurations: [{ Id: 'ingest', LambdaFunctionArn, Events: ['s3:ObjectCreated:*'], Filter }],
    QueueConfigurations: [{ QueueArn: 'arn:aws:sqs:us-east-1:000000000000:objects', Events: ['s3:ObjectRemoved:Delete'] }],
  })
  expect((await client.send(new GetBucketNotificationConfigurationCommand({ Bucket: 'lake' }))).LambdaFunctionConfigurations).toEqual([
    { Id: 'ingest', LambdaFunctionArn, Events: ['s3:ObjectCreated:*'], Filter },
  ])
  for (const key of ['in/é +.json', 'in/a.csv', 'out/a.json']) await put(key)
  await client.send(new DeleteObjectCommand({ Bucket: 'lake', Key: 'out/a.json' }))
  await background.idle()
  expect(invoked.map(([arn, event]) => [arn, JSON.parse(event).Records[0]])).toEqual([
    [
      LambdaFunctionArn,
      expect.objectContaining({
        eventName: 'ObjectCreated:Put',
        s3: expect.objectContaining({ configurationId: 'ingest', object: expect.objectContaining({ key: 'in/%C3%A9+%2B.json', size: 1 }) }),
      }),
    ],
  ])
  const { Messages } = await call<{ Messages: { Body: string }[] }>('sqs', 'ReceiveMessage', { QueueUrl: 'objects', WaitTimeSeconds: 1 })
  expect(JSON.parse(Messages[0]?.Body ?? '').Records[0].eventName).toBe('ObjectRemoved:Delete')
})

test('a file that a person drops into the folder of a bucket is told of once, as one that was uploaded', async () => {
  await configure({ EventBridgeConfiguration: {} })
  await drop('dropped/2026/orders.jsonl', '{"id":1}\n')
  await until(() => published.length > 0)
  expect(published).toMatchObject([{ 'detail-type': 'Object Created', detail: { object: { key: 'dropped/2026/orders.jsonl', size: 9 } } }])
  await drop('dropped/2026/orders.jsonl', '{"id":1}\n{"id":2}\n')
  await until(() => published.length > 1)
  await drop('dropped/2026/more.jsonl', '{}')
  await until(() => published.length > 2)
  // Uploaded, not dropped: told of once, though its file came like the others.
  await put('dropped/2026/uploaded.jsonl')
  await environment.clock.sleep(300)
  await background.idle()
  expect(keys()).toEqual([
    'dropped/2026/orders.jsonl',
    'dropped/2026/orders.jsonl',
    'dropped/2026/more.jsonl',
    'dropped/2026/uploaded.jsonl',
  ])
})

test('whoever cannot wait for the file system looks through the folder', async () => {
  await configure({ EventBridgeConfiguration: {} })
  await drop('looked/at', 'x')
  await changes.notice('lake')
  await background.idle()
  expect(keys()).toContain('looked/at')
  const before = published.length
  await changes.notice('lake')
  await background.idle()
  expect(published).toHaveLength(before)
})

test('what the store writes itself costs no time on the clock, and is told of once', async () => {
  await configure({ EventBridgeConfiguration: {} })
  await put('own/1')
  await environment.clock.sleep(50)
  await background.idle()
  expect(sleeps).toEqual([50])
  expect(keys()).toEqual(['own/1'])
})
