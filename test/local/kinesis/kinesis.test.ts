import { appendFile, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  CreateStreamCommand,
  DeleteStreamCommand,
  DescribeStreamCommand,
  DescribeStreamSummaryCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  type GetShardIteratorCommandInput,
  KinesisClient,
  ListShardsCommand,
  ListStreamsCommand,
  PutRecordCommand,
  PutRecordsCommand,
  StartStreamEncryptionCommand,
} from '@aws-sdk/client-kinesis'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { LocalEnvironment } from '../../../local/service.ts'
import { kinesis } from '../../../local/services/kinesis/kinesis.ts'
import { emptyEnvironment } from '../environment.ts'
import { serve } from '../served.ts'

let environment: LocalEnvironment
let client: KinesisClient
let close: () => Promise<void>
const refused = new Set<string>()

async function open(): Promise<void> {
  const faults = { faultOf: ({ data }: { data: string }) => (refused.delete(data) ? ('throttled' as const) : undefined) }
  const served = await serve([kinesis({ environment, faults })])
  // The client's own way: HTTP/2 without asking.
  client = new KinesisClient(served.config)
  close = async () => {
    client.destroy()
    await served.endpoint.close()
    expect(served.failures).toEqual([])
  }
}
beforeAll(async () => {
  environment = await emptyEnvironment()
  await open()
})
afterAll(() => close())

const put = (StreamName: string, data: string, PartitionKey = data) =>
  client.send(new PutRecordCommand({ StreamName, PartitionKey, Data: Buffer.from(data) }))
async function read(StreamName: string, ShardId: string, more: Partial<GetShardIteratorCommandInput> = {}) {
  const { ShardIterator } = await client.send(
    new GetShardIteratorCommand({ StreamName, ShardId, ShardIteratorType: 'TRIM_HORIZON', ...more }),
  )
  const { Records = [], NextShardIterator, MillisBehindLatest } = await client.send(new GetRecordsCommand({ ShardIterator, Limit: 100 }))
  return { texts: Records.map(({ Data }) => Buffer.from(Data ?? []).toString()), Records, NextShardIterator, MillisBehindLatest }
}

test('a stream is there as soon as it is made, with the shards that it was made with', async () => {
  await client.send(new CreateStreamCommand({ StreamName: 'events', ShardCount: 2 }))
  await client.send(new StartStreamEncryptionCommand({ StreamName: 'events', EncryptionType: 'KMS', KeyId: 'alias/aws/kinesis' }))
  const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamName: 'events' }))
  expect(StreamDescription).toMatchObject({
    StreamStatus: 'ACTIVE',
    EncryptionType: 'KMS',
    StreamARN: 'arn:aws:kinesis:us-east-1:000000000000:stream/events',
  })
  const { Shards = [] } = await client.send(new ListShardsCommand({ StreamName: 'events' }))
  expect(Shards.map(({ ShardId, HashKeyRange }) => [ShardId, HashKeyRange?.StartingHashKey, HashKeyRange?.EndingHashKey])).toEqual([
    ['shardId-000000000000', '0', '170141183460469231731687303715884105727'],
    ['shardId-000000000001', '170141183460469231731687303715884105728', '340282366920938463463374607431768211455'],
  ])
  await client.send(new CreateStreamCommand({ StreamName: 'demand', StreamModeDetails: { StreamMode: 'ON_DEMAND' } }))
  expect((await client.send(new DescribeStreamSummaryCommand({ StreamName: 'demand' }))).StreamDescriptionSummary?.OpenShardCount).toBe(4)
  expect((await client.send(new ListStreamsCommand({}))).StreamNames).toEqual(['demand', 'events'])
  await expect(client.send(new CreateStreamCommand({ StreamName: 'events' }))).rejects.toMatchObject({ name: 'ResourceInUseException' })
  await expect(put('none', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})

test('a key goes to its shard by its hash, and records are read in their order', async () => {
  for (const [hash, data] of [
    ['0', 'first'],
    ['340282366920938463463374607431768211455', 'other'],
    ['5', 'second'],
  ] as const) {
    await client.send(new PutRecordCommand({ StreamName: 'events', PartitionKey: 'k', ExplicitHashKey: hash, Data: Buffer.from(data) }))
  }
  const { texts, Records, NextShardIterator } = await read('events', 'shardId-000000000000')
  expect(texts).toEqual(['first', 'second'])
  expect((await read('events', 'shardId-000000000001')).texts).toEqual(['other'])
  const [first] = Records
  const at = { StartingSequenceNumber: first?.SequenceNumber }
  expect((await read('events', 'shardId-000000000000', { ShardIteratorType: 'AT_SEQUENCE_NUMBER', ...at })).texts).toEqual([
    'first',
    'second',
  ])
  expect((await read('events', 'shardId-000000000000', { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', ...at })).texts).toEqual(['second'])
  expect((await read('events', 'shardId-000000000000', { ShardIteratorType: 'LATEST' })).texts).toEqual([])
  await environment.clock.sleep(1000)
  const Timestamp = new Date(environment.clock.now())
  await client.send(new PutRecordCommand({ StreamName: 'events', PartitionKey: 'k', ExplicitHashKey: '1', Data: new Uint8Array([0, 255]) }))
  const later = await read('events', 'shardId-000000000000', { ShardIteratorType: 'AT_TIMESTAMP', Timestamp })
  expect(later.Records.map(({ Data }) => [...(Data ?? [])])).toEqual([[0, 255]])
  const { Records: next } = await client.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }))
  expect(next).toHaveLength(1)
  await environment.clock.sleep(301_000)
  await expect(client.send(new GetRecordsCommand({ ShardIterator: NextShardIterator }))).rejects.toMatchObject({
    name: 'ExpiredIteratorException',
  })
})

test('records of a batch fail one by one, and what was refused can come again', async () => {
  await client.send(new CreateStreamCommand({ StreamName: 'throttled', ShardCount: 1 }))
  for (const data of ['1', '4', '7']) refused.add(data)
  const send = (data: readonly string[]) =>
    client.send(
      new PutRecordsCommand({ StreamName: 'throttled', Records: data.map((one) => ({ PartitionKey: one, Data: Buffer.from(one) })) }),
    )
  const all = Array.from({ length: 10 }, (_, index) => String(index))
  const { FailedRecordCount, Records = [] } = await send(all)
  expect(FailedRecordCount).toBe(3)
  expect(Records[1]).toEqual({
    ErrorCode: 'ProvisionedThroughputExceededException',
    ErrorMessage: 'Rate exceeded for shard shardId-000000000000 in stream throttled under account 000000000000.',
  })
  await send(all.filter((_, index) => Records[index]?.ErrorCode !== undefined))
  expect((await read('throttled', 'shardId-000000000000')).texts.sort()).toEqual(all)
  refused.add('once')
  await expect(put('throttled', 'once')).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' })
  await expect(send(Array(501).fill('x'))).rejects.toMatchObject({ name: 'ValidationException' })
})

test('the next process reads what was written whole, and a person too', async () => {
  const file = join(environment.root, 'kinesis', 'throttled', 'shardId-000000000000.jsonl')
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  expect(JSON.parse(lines[0]!)).toMatchObject({ key: '0', data: '0' })
  await appendFile(file, '{"sequence":"49')
  await close()
  await open()
  expect((await read('throttled', 'shardId-000000000000')).texts).toHaveLength(10)
  await put('throttled', 'after')
  expect((await read('throttled', 'shardId-000000000000')).texts.at(-1)).toBe('after')
  await environment.clock.sleep(25 * 3_600_000)
  expect((await read('throttled', 'shardId-000000000000')).texts).toEqual([])
  await client.send(new DeleteStreamCommand({ StreamName: 'throttled' }))
  await expect(put('throttled', 'x')).rejects.toMatchObject({ name: 'ResourceNotFoundException' })
})
