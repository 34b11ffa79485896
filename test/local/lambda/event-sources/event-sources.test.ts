import {
  CreateEventSourceMappingCommand,
  type CreateEventSourceMappingCommandInput,
  DeleteEventSourceMappingCommand,
  GetEventSourceMappingCommand,
  LambdaClient,
  ListEventSourceMappingsCommand,
  UpdateEventSourceMappingCommand,
} from '@aws-sdk/client-lambda'
import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals'
import { type Activity, activity } from '../../../../local/activity.ts'
import type { LocalEnvironment, LocalService } from '../../../../local/service.ts'
import { serviceCall } from '../../../../local/service-call.ts'
import { kinesis } from '../../../../local/services/kinesis/kinesis.ts'
import { type EventSources, eventSources } from '../../../../local/services/lambda/event-sources/event-sources.ts'
import { lambda } from '../../../../local/services/lambda/lambda.ts'
import { sqs } from '../../../../local/services/sqs/sqs.ts'
import { emptyEnvironment } from '../../environment.ts'
import { serve } from '../../served.ts'

let environment: LocalEnvironment
let background: Activity
let sources: EventSources
let client: LambdaClient
let close: () => Promise<void>
let reported: Error[] = []
const all: LocalService[] = []
const call = serviceCall(() => all)
const handlers = ['partial', 'whole', 'garbled', 'partialStream', 'wholeStream']

beforeAll(async () => {
  environment = await emptyEnvironment()
  background = activity((error) => reported.push(error))
  const queues = sqs({ environment, activity: background })
  const streams = kinesis({ environment })
  const functions = lambda({
    environment,
    functions: handlers.map((handlerExport) => ({
      name: handlerExport,
      handlerFile: new URL('./handlers/batches.ts', import.meta.url),
      handlerExport,
    })),
    endpointUrl: async () => served.endpoint.url,
  })
  sources = eventSources({ environment, activity: background, call, sqs: queues, kinesis: streams })
  all.push(queues, streams, { ...functions, operations: { ...functions.operations, ...sources.operations } })
  sources.start()
  const served = await serve(all)
  client = new LambdaClient(served.config)
  close = async () => {
    client.destroy()
    await sources.stop()
    await background.close()
    await queues.close()
    await functions.close()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
  }
  await call('sqs', 'CreateQueue', { QueueName: 'results' })
})
afterAll(() => close())
afterEach(async () => {
  reported = []
  for (const { UUID } of (await client.send(new ListEventSourceMappingsCommand({}))).EventSourceMappings ?? []) {
    await client.send(new DeleteEventSourceMappingCommand({ UUID }))
  }
})

const arnOf = (name: string) => `arn:aws:sqs:us-east-1:000000000000:${name}`
const streamArn = (name: string) => `arn:aws:kinesis:us-east-1:000000000000:stream/${name}`
async function queue(QueueName: string, after?: number) {
  const policy = { deadLetterTargetArn: arnOf(`${QueueName}-dlq`), maxReceiveCount: after }
  if (after !== undefined) await call('sqs', 'CreateQueue', { QueueName: `${QueueName}-dlq` })
  await call('sqs', 'CreateQueue', { QueueName, Attributes: after === undefined ? {} : { RedrivePolicy: JSON.stringify(policy) } })
}
/** As a function or an execution sends: time stands still meanwhile. */
const send = (QueueUrl: string, bodies: readonly string[]) =>
  environment.clock.hold(() =>
    call('sqs', 'SendMessageBatch', { QueueUrl, Entries: bodies.map((MessageBody, index) => ({ Id: String(index), MessageBody })) }),
  )
async function bodies(QueueUrl: string): Promise<string[]> {
  const found: string[] = []
  for (;;) {
    const { Messages = [] } = await call<{ Messages?: { Body: string; ReceiptHandle: string }[] }>('sqs', 'ReceiveMessage', {
      QueueUrl,
      MaxNumberOfMessages: 10,
    })
    if (Messages.length === 0) return found
    for (const { Body, ReceiptHandle } of Messages) {
      found.push(Body)
      await call('sqs', 'DeleteMessage', { QueueUrl, ReceiptHandle })
    }
  }
}
const results = async () => (await bodies('results')).flatMap((text) => text.split(',')).filter((text) => text !== '')
const map = (input: Partial<CreateEventSourceMappingCommandInput> & { FunctionName: string }) =>
  client.send(new CreateEventSourceMappingCommand(input))
const report = { FunctionResponseTypes: ['ReportBatchItemFailures' as const] }
const ten = Array.from({ length: 10 }, (_, index) => (index === 4 ? 'poison' : `m${index}`))

test('of ten messages with one poison nine are taken once and one ends in the dead-letter queue', async () => {
  await queue('work', 3)
  await map({ EventSourceArn: arnOf('work'), FunctionName: 'partial', ...report })
  await send('work', ten)
  await background.idle()
  expect((await results()).sort()).toEqual(ten.filter((text) => text !== 'poison'))
  expect(await bodies('work-dlq')).toEqual(['poison'])
  expect(await bodies('work')).toEqual([])
  expect(reported).toEqual([])
})

test('a thrown error brings the whole batch back, and is reported; a redrive after the fix takes each once', async () => {
  await queue('strict', 2)
  const { UUID } = await map({ EventSourceArn: arnOf('strict'), FunctionName: 'whole' })
  await send('strict', ten.slice(0, 5))
  await background.idle()
  expect(await results()).toEqual([])
  expect(reported.map(({ message }) => message)).toEqual(Array(2).fill(expect.stringContaining('a poison is among them')))
  // The fix: another function.
  await client.send(new UpdateEventSourceMappingCommand({ UUID, FunctionName: 'partial', ...report }))
  await call('sqs', 'StartMessageMoveTask', { SourceArn: arnOf('strict-dlq') })
  await background.idle()
  expect((await results()).sort()).toEqual(['m0', 'm1', 'm2', 'm3'])
  expect(await bodies('strict-dlq')).toEqual(['poison'])
})

test('an answer that names no message of the batch counts as the failure of all', async () => {
  await queue('odd', 1)
  await map({ EventSourceArn: arnOf('odd'), FunctionName: 'garbled', ...report })
  await send('odd', ['a', 'b'])
  await background.idle()
  expect((await bodies('odd-dlq')).sort()).toEqual(['a', 'b'])
  expect(reported[0]?.message).toContain('names no batchItemFailures of this batch')
})

test('messages gather in a window, and filters let only some of them through', async () => {
  await queue('windowed')
  const Filters = [{ Pattern: '{"body":{"kind":["order"]}}' }]
  await map({
    EventSourceArn: arnOf('windowed'),
    FunctionName: 'whole',
    BatchSize: 100,
    MaximumBatchingWindowInSeconds: 5,
    FilterCriteria: { Filters },
  })
  await send('windowed', ['{"kind":"order"}'])
  await environment.clock.sleep(1000)
  await send('windowed', ['{"kind":"gift"}', '{"kind":"order"}', 'no json'])
  await background.idle()
  expect(await bodies('results')).toEqual(['{"kind":"order"},{"kind":"order"}'])
  expect(await bodies('windowed')).toEqual([])
})

test('a mapping is checked, shown, switched off and on', async () => {
  await queue('checked')
  const wrong = (more: object) => map({ EventSourceArn: arnOf('checked'), FunctionName: 'whole', ...more })
  await expect(wrong({ BatchSize: 11 })).rejects.toMatchObject({ name: 'InvalidParameterValueException' })
  await expect(wrong({ EventSourceArn: 'arn:aws:dynamodb:us-east-1:000000000000:table/x' })).rejects.toThrow('queues and streams')
  await expect(wrong({ EventSourceArn: streamArn('s') })).rejects.toThrow('startingPosition')
  const { UUID, State } = await wrong({ Enabled: false, ScalingConfig: { MaximumConcurrency: 2 } })
  expect(State).toBe('Creating')
  await expect(wrong({})).rejects.toMatchObject({ name: 'ResourceConflictException' })
  expect(await client.send(new GetEventSourceMappingCommand({ UUID }))).toMatchObject({
    State: 'Disabled',
    BatchSize: 10,
    ScalingConfig: { MaximumConcurrency: 2 },
  })
  await send('checked', ['x'])
  await background.idle()
  expect(await results()).toEqual([])
  await client.send(new UpdateEventSourceMappingCommand({ UUID, Enabled: true }))
  await background.idle()
  expect(await results()).toEqual(['x'])
})

async function stream(StreamName: string, data: readonly string[]) {
  await call('kinesis', 'CreateStream', { StreamName, ShardCount: 1 })
  await call('kinesis', 'PutRecords', { StreamName, Records: data.map((text) => ({ PartitionKey: text, Data: Buffer.from(text) })) })
}
async function failures(queue: string) {
  return (await bodies(queue)).map(
    (text) => JSON.parse(text) as { requestContext: { condition: string }; KinesisBatchInfo: { batchSize: number } },
  )
}

test('of ten records of a stream with one poison nine are taken once, in order, and one is told to the queue', async () => {
  await queue('failed-records')
  await stream('partly', ten)
  const OnFailure = { Destination: arnOf('failed-records') }
  await map({
    EventSourceArn: streamArn('partly'),
    FunctionName: 'partialStream',
    StartingPosition: 'TRIM_HORIZON',
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 2,
    DestinationConfig: { OnFailure },
    ...report,
  })
  await background.idle()
  expect(await results()).toEqual(ten.filter((text) => text !== 'poison'))
  expect(await failures('failed-records')).toMatchObject([
    { requestContext: { condition: 'RetryAttemptsExhausted' }, KinesisBatchInfo: { batchSize: 1, shardId: 'shardId-000000000000' } },
  ])
})

test('a batch that throws is cut in two until the poison stands alone; without that it is given up whole', async () => {
  await queue('given-up')
  await stream('bisected', ten)
  await stream('uncut', ten.slice(3, 6))
  const more = { StartingPosition: 'TRIM_HORIZON' as const, DestinationConfig: { OnFailure: { Destination: arnOf('given-up') } } }
  await map({
    EventSourceArn: streamArn('bisected'),
    FunctionName: 'wholeStream',
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 1,
    ...more,
  })
  await background.idle()
  expect(await results()).toEqual(ten.filter((text) => text !== 'poison'))
  await map({ EventSourceArn: streamArn('uncut'), FunctionName: 'wholeStream', MaximumRetryAttempts: 1, ...more })
  await background.idle()
  expect(await results()).toEqual([])
  expect((await failures('given-up')).map(({ KinesisBatchInfo }) => KinesisBatchInfo.batchSize)).toEqual([1, 3])
  expect(reported.length).toBeGreaterThan(3)
})

test('a mapping goes on where it was, and one of the latest records passes over what came before', async () => {
  await stream('kept', ['a', 'b'])
  await map({ EventSourceArn: streamArn('kept'), FunctionName: 'wholeStream', StartingPosition: 'LATEST' })
  await background.idle()
  const put = (text: string) => call('kinesis', 'PutRecord', { StreamName: 'kept', PartitionKey: text, Data: Buffer.from(text) })
  await put('c')
  await background.idle()
  await sources.stop()
  await put('d')
  await background.idle()
  expect(await results()).toEqual(['c'])
  sources.start()
  await background.idle()
  expect(await results()).toEqual(['d'])
})
