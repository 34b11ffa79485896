import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { handlerOf } from '../../../local/endpoint/route.ts'
import { type LocalAws, type LocalResources, localClock, openLocalAws } from '../../../local/index.ts'
import { AwsError } from '../../../local/service.ts'
import {
  bucket,
  deadLetterQueue,
  dynamoTable,
  folder,
  localNamer,
  onEvent,
  onMessages,
  onObject,
  onRecords,
  onSchedule,
  plainDeclarations,
  queue,
  resolveNames,
  stream,
  type Trigger,
} from '../../../services/index.ts'
import { emptyEnvironment } from '../environment.ts'

const lake = bucket('lake')
const dead = deadLetterQueue('work-dlq')
const work = queue('work', { deadLetters: { queue: dead, after: 2 } })
const undelivered = queue('undelivered')
const upstream = stream('upstream', { shards: 1 })
// The test lets days go by.
const downstream = stream('downstream', { shards: 1, retentionHours: 168 })
const resources = [lake, dead, work, undelivered, upstream, downstream, dynamoTable('claims', { partitionKey: ['id', 'S'] })]

let aws: LocalAws
let root: string
let reported: Error[]

async function open(): Promise<void> {
  aws = await openLocalAws({ root, clock: await localClock(root), uuid: randomUUID, report: (error) => reported.push(error as Error) })
}
async function provision(triggers: readonly Trigger[], more: LocalResources = {}): Promise<void> {
  const { url } = await aws.endpoint()
  const namer = localNamer({ endpoint: url })
  const handlerFile = new URL('./handlers/steps.ts', import.meta.url)
  const environment = resolveNames({ QUEUE_URL: work.url }, namer)
  const functions = ['ingest', 'transform', 'publish', 'fail'].map((name) => ({ name, handlerFile, handlerExport: name, environment }))
  await aws.provision({ ...plainDeclarations(resources, namer), functions, ...more })
  await aws.provision({ triggers: resolveNames(triggers, namer) })
}
beforeEach(async () => {
  root = (await emptyEnvironment()).root
  reported = []
  await open()
})
afterEach(() => aws.close())

const call = (service: keyof LocalAws['services'], operation: string, input: object) => handlerOf(aws.services[service], operation)!(input)
const keys = async (prefix: string) => (await aws.store.list('lake', prefix)).map(({ key }) => key)
async function count(QueueUrl: string): Promise<number> {
  const { Attributes } = await call('sqs', 'GetQueueAttributes', { QueueUrl, AttributeNames: ['All'] })
  return Number(Attributes.ApproximateNumberOfMessages) + Number(Attributes.ApproximateNumberOfMessagesNotVisible)
}
/** A machine that writes its input to the lake. */
const machine = (name: string) => ({
  name,
  definition: {
    QueryLanguage: 'JSONata',
    StartAt: 'Keep',
    States: {
      Keep: {
        Type: 'Task',
        Resource: 'arn:aws:states:::aws-sdk:s3:putObject',
        Arguments: { Bucket: 'lake', Key: `{% '${name}/' & $states.context.Execution.Name %}`, Body: '{% $string($states.input) %}' },
        End: true,
      },
    },
  },
})

test('a dropped file becomes objects by events alone: claimed once, its good lines written, its poison in the dead-letter queue', async () => {
  await provision(
    [
      onObject('ingest', folder(lake, 'bronze/'), { target: { name: 'ingest' }, suffixes: ['.jsonl'] }),
      onMessages('transform', work, { target: { name: 'transform' } }),
      onEvent('gate', { source: ['elt'], detail: { rows: [{ numeric: ['>', 0] }] } }, { target: { kind: 'workflow', name: 'gate' } }),
    ],
    { stateMachines: [machine('gate')] },
  )
  const live = await aws.live()
  const lines = Array.from({ length: 10 }, (_, id) => (id === 4 ? '{"id":' : JSON.stringify({ id })))
  await mkdir(join(root, 's3', 'lake', 'bronze'), { recursive: true })
  await writeFile(join(root, 's3', 'lake', 'bronze', 'shipments.jsonl'), lines.join('\n'))
  await live.notice('lake')
  await live.idle()
  expect(await keys('silver/')).toEqual([0, 1, 2, 3, 5, 6, 7, 8, 9].map((id) => `silver/${id}.json`))
  expect([await count('work'), await count('work-dlq')]).toEqual([0, 1])
  expect(await keys('gate/')).toHaveLength(1)

  // The same event again, three times: nothing changes.
  const [object] = await aws.store.list('lake', 'bronze/')
  const event = { detail: { bucket: { name: 'lake' }, object: { key: object?.key, etag: object?.etag.replaceAll('"', '') } } }
  for (const _ of [1, 2, 3]) await call('lambda', 'Invoke', { FunctionName: 'ingest', Payload: JSON.stringify(event) })
  await live.idle()
  expect([await count('work'), await count('work-dlq')]).toEqual([0, 1])
  expect(reported).toEqual([])
})

test('records go from stream to stream, and a schedule starts a machine with its input', async () => {
  await provision(
    [
      onRecords('publish', upstream, { target: { name: 'publish' }, windowSeconds: 0, onFailure: undelivered }),
      onSchedule('nightly', 'rate(1 day)', { target: { kind: 'workflow', name: 'nightly' }, input: { window: 24 } }),
      onSchedule('off', 'rate(1 hour)', { target: { name: 'fail' }, enabled: false }),
    ],
    { stateMachines: [machine('nightly')] },
  )
  await call('kinesis', 'PutRecord', { StreamName: 'upstream', PartitionKey: 'a', Data: Buffer.from('hello') })
  const live = await aws.live()
  await aws.environment.clock.sleep(3.5 * 86_400_000)
  await live.stop()
  await live.idle()
  const found = await keys('nightly/')
  expect(found).toHaveLength(3)
  expect(JSON.parse(Buffer.from(await aws.store.read('lake', found[0]!)).toString())).toEqual({ window: 24 })
  const { ShardIterator } = await call('kinesis', 'GetShardIterator', {
    StreamName: 'downstream',
    ShardId: 'shardId-000000000000',
    ShardIteratorType: 'TRIM_HORIZON',
  })
  const { Records } = await call('kinesis', 'GetRecords', { ShardIterator })
  expect(JSON.parse(Buffer.from(Records[0].Data).toString())).toMatchObject({ Records: [{ eventSource: 'aws:kinesis' }] })
  expect(reported).toEqual([])
})

test('what fails is told: a function to its destination after its tries, an execution to whoever runs the account', async () => {
  const broken = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Broken', Cause: 'by design' } } }
  await provision(
    [
      onEvent('to-function', { source: ['x'] }, { target: { name: 'fail' }, onFailure: undelivered }),
      onEvent('to-machine', { source: ['x'] }, { target: { kind: 'workflow', name: 'broken' } }),
    ],
    { stateMachines: [{ name: 'broken', definition: broken }] },
  )
  const live = await aws.live()
  await call('eventbridge', 'PutEvents', { Entries: [{ Source: 'x', DetailType: 'y', Detail: '{}' }] })
  await live.idle()
  const { Messages } = await call('sqs', 'ReceiveMessage', { QueueUrl: 'undelivered' })
  expect(JSON.parse(Messages[0].Body)).toMatchObject({
    requestContext: { condition: 'RetriesExhausted', approximateInvokeCount: 3 },
    requestPayload: { source: 'x' },
    responsePayload: { errorMessage: 'never works' },
  })
  expect(reported.map(({ message }) => message)).toEqual([expect.stringMatching(/^execution arn:.*:broken:.*: FAILED: Broken: by design$/)])
})

test('starts can be taken by whoever runs the account, and what is not live begins nothing', async () => {
  await provision([onObject('start', lake, { target: { kind: 'workflow', name: 'taken' } })])
  await aws.store.write('lake', 'before', 'x')
  const started: [string, string][] = []
  const live = await aws.live({
    ports: { startExecution: async (arn, input) => void started.push([arn, JSON.parse(input).detail.object.key]) },
  })
  await aws.store.write('lake', 'during', 'x')
  await live.idle()
  await live.stop()
  await aws.store.write('lake', 'after', 'x')
  await live.idle()
  expect(started).toEqual([['arn:aws:states:us-east-1:000000000000:stateMachine:taken', 'during']])
})

test('triggers are there in the next process, once', async () => {
  const triggers = [
    onMessages('transform', work, { target: { name: 'transform' } }),
    onSchedule('s', 'rate(1 day)', { target: { name: 'fail' } }),
  ]
  await provision(triggers)
  await aws.close()
  await open()
  await provision(triggers)
  const { EventSourceMappings } = await call('lambda', 'ListEventSourceMappings', {})
  expect(EventSourceMappings).toHaveLength(1)
  await call('sqs', 'SendMessage', { QueueUrl: 'work', MessageBody: '{"id":77}' })
  const live = await aws.live()
  await live.stop()
  await live.idle()
  expect((await call('scheduler', 'ListSchedules', {})).Schedules).toHaveLength(1)
})

test('what was on its way when the account closed is done by the next process', async () => {
  const busy = { startExecution: () => Promise.reject(new AwsError('ThrottlingException', 'Rate exceeded', 400)) }
  const taken: string[] = []
  await provision([onEvent('on-its-way', { source: ['x'] }, { target: { kind: 'workflow', name: 'taken' } })])
  await aws.live({ ports: busy })
  await call('eventbridge', 'PutEvents', { Entries: [{ Source: 'x', DetailType: 'y', Detail: '{}' }] })
  await aws.close()
  expect(reported).toEqual([])
  await open()
  const live = await aws.live({ ports: { startExecution: async (arn) => void taken.push(arn) } })
  await live.idle()
  expect(taken).toEqual(['arn:aws:states:us-east-1:000000000000:stateMachine:taken'])
  await aws.close()
  await open()
  await (await aws.live({ ports: { startExecution: async (arn) => void taken.push(arn) } })).idle()
  expect(taken).toHaveLength(1)
})
