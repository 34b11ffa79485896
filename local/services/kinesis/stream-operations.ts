import type * as Kinesis from '@aws-sdk/client-kinesis'
import { hashRange } from './hash-ranges.ts'
import type { Stream, Streams } from './streams.ts'

/** Shards of a stream on demand, when it is made. */
const SHARDS_ON_DEMAND = 4

/** The operations on streams themselves. A stream can be used as soon as it is made. */
export function streamOperations(streams: Streams) {
  return {
    async CreateStream({ StreamName = '', ShardCount, StreamModeDetails, Tags = {} }: Kinesis.CreateStreamInput): Promise<void> {
      const mode = StreamModeDetails?.StreamMode ?? 'PROVISIONED'
      await streams.create({
        name: StreamName,
        mode,
        shards: mode === 'ON_DEMAND' ? SHARDS_ON_DEMAND : (ShardCount ?? 1),
        retentionHours: 24,
        encryption: 'NONE',
        tags: Tags,
      })
    },
    async DeleteStream(input: Kinesis.DeleteStreamInput): Promise<void> {
      await streams.remove(await streams.get(input))
    },
    async ListStreams(): Promise<Kinesis.ListStreamsOutput> {
      return { StreamNames: [...(await streams.list())], HasMoreStreams: false }
    },
    async DescribeStream(input: Kinesis.DescribeStreamInput): Promise<Kinesis.DescribeStreamOutput> {
      const stream = await streams.get(input)
      return { StreamDescription: { ...describe(stream), Shards: shardsOf(stream), HasMoreShards: false } }
    },
    async DescribeStreamSummary(input: Kinesis.DescribeStreamSummaryInput): Promise<Kinesis.DescribeStreamSummaryOutput> {
      const stream = await streams.get(input)
      return { StreamDescriptionSummary: { ...describe(stream), OpenShardCount: stream.shards.length, ConsumerCount: 0 } }
    },
    async ListShards(input: Kinesis.ListShardsInput): Promise<Kinesis.ListShardsOutput> {
      const after = input.ExclusiveStartShardId ?? ''
      return { Shards: shardsOf(await streams.get(input)).filter(({ ShardId = '' }) => ShardId > after) }
    },
    async IncreaseStreamRetentionPeriod(input: Kinesis.IncreaseStreamRetentionPeriodInput): Promise<void> {
      await streams.change(await streams.get(input), { retentionHours: input.RetentionPeriodHours ?? 24 })
    },
    async DecreaseStreamRetentionPeriod(input: Kinesis.DecreaseStreamRetentionPeriodInput): Promise<void> {
      await streams.change(await streams.get(input), { retentionHours: input.RetentionPeriodHours ?? 24 })
    },
    async StartStreamEncryption(input: Kinesis.StartStreamEncryptionInput): Promise<void> {
      await streams.change(await streams.get(input), { encryption: 'KMS', ...(input.KeyId !== undefined && { keyId: input.KeyId }) })
    },
    async StopStreamEncryption(input: Kinesis.StopStreamEncryptionInput): Promise<void> {
      await streams.change(await streams.get(input), { encryption: 'NONE' })
    },
    async AddTagsToStream(input: Kinesis.AddTagsToStreamInput): Promise<void> {
      const stream = await streams.get(input)
      await streams.change(stream, { tags: { ...stream.record.tags, ...input.Tags } })
    },
    async ListTagsForStream(input: Kinesis.ListTagsForStreamInput): Promise<Kinesis.ListTagsForStreamOutput> {
      const { tags } = (await streams.get(input)).record
      return { Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })), HasMoreTags: false }
    },
  }
}

function describe({ record }: Stream) {
  const { name, arn, mode, retentionHours, encryption, keyId, created } = record
  return {
    StreamName: name,
    StreamARN: arn,
    StreamStatus: 'ACTIVE' as const,
    StreamModeDetails: { StreamMode: mode },
    RetentionPeriodHours: retentionHours,
    StreamCreationTimestamp: new Date(created),
    EnhancedMonitoring: [],
    EncryptionType: encryption,
    ...(keyId !== undefined && { KeyId: keyId }),
  }
}

function shardsOf({ shards }: Stream): Kinesis.Shard[] {
  return shards.map(({ id }, index) => {
    const { first, last } = hashRange(index, shards.length)
    return {
      ShardId: id,
      HashKeyRange: { StartingHashKey: String(first), EndingHashKey: String(last) },
      SequenceNumberRange: { StartingSequenceNumber: `49${'0'.repeat(54)}` },
    }
  })
}
