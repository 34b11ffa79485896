import type * as Kinesis from '@aws-sdk/client-kinesis'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { type KinesisFaults, type PutAttempt, putError } from './faults.ts'
import { shardOf } from './hash-ranges.ts'
import type { Shard } from './shard.ts'
import { storedData } from './stream-record.ts'
import type { Stream, Streams } from './streams.ts'

/** @see https://docs.aws.amazon.com/streams/latest/dev/service-sizes-and-limits.html */
const MOST_RECORDS = 500
const LARGEST_RECORD = 1_048_576
const LARGEST_REQUEST = 5_242_880
const LONGEST_KEY = 256

type Entry = Pick<Kinesis.PutRecordsRequestEntry, 'Data' | 'PartitionKey' | 'ExplicitHashKey'>

/** PutRecord and PutRecords: of a batch each record succeeds or fails by itself. */
export function putOperations(streams: Streams, { accountId }: LocalEnvironment, faults: KinesisFaults | undefined) {
  async function put(stream: Stream, entry: Entry): Promise<Kinesis.PutRecordsResultEntry> {
    const { shard, attempt } = prepare(stream, entry)
    const fault = faults?.faultOf(attempt)
    if (fault !== undefined) {
      const { code, message } = putError(fault, attempt, accountId)
      return { ErrorCode: code, ErrorMessage: message }
    }
    const { sequence } = await shard.append({ key: attempt.partitionKey, ...storedData(entry.Data ?? new Uint8Array()) })
    return { SequenceNumber: sequence, ShardId: shard.id }
  }
  return {
    async PutRecord({ StreamName, StreamARN, ...entry }: Kinesis.PutRecordInput): Promise<Kinesis.PutRecordOutput> {
      const stream = await streams.get({ StreamName, StreamARN })
      checkEntry(entry)
      const { ErrorCode, ErrorMessage, SequenceNumber, ShardId } = await put(stream, entry)
      if (ErrorCode !== undefined) throw new AwsError(ErrorCode, ErrorMessage ?? '', ErrorCode === 'InternalFailure' ? 500 : 400)
      stream.announce()
      return { SequenceNumber, ShardId, EncryptionType: stream.record.encryption }
    },
    async PutRecords({ StreamName, StreamARN, Records = [] }: Kinesis.PutRecordsInput): Promise<Kinesis.PutRecordsOutput> {
      const stream = await streams.get({ StreamName, StreamARN })
      if (Records.length === 0 || Records.length > MOST_RECORDS) {
        throw invalid(
          `1 validation error detected: Value at 'records' failed to satisfy constraint: Member must have length between 1 and ${MOST_RECORDS}`,
        )
      }
      for (const entry of Records) checkEntry(entry)
      if (Records.reduce((sum, entry) => sum + sizeOf(entry), 0) > LARGEST_REQUEST) {
        throw new AwsError('InvalidArgumentException', 'Records size exceeds 5 MB limit', 400)
      }
      const results: Kinesis.PutRecordsResultEntry[] = []
      for (const entry of Records) results.push(await put(stream, entry))
      stream.announce()
      return {
        FailedRecordCount: results.filter(({ ErrorCode }) => ErrorCode !== undefined).length,
        Records: results,
        EncryptionType: stream.record.encryption,
      }
    },
  }
}

function prepare({ record, shards }: Stream, { PartitionKey = '', ExplicitHashKey, Data }: Entry): { shard: Shard; attempt: PutAttempt } {
  // A key always falls into one of the shards.
  const shard = shards[shardOf(PartitionKey, ExplicitHashKey, shards.length)]!
  return {
    shard,
    attempt: { stream: record.name, shardId: shard.id, partitionKey: PartitionKey, data: Buffer.from(Data ?? []).toString() },
  }
}

function checkEntry(entry: Entry): void {
  const { PartitionKey = '', ExplicitHashKey } = entry
  if (PartitionKey === '' || PartitionKey.length > LONGEST_KEY) {
    throw invalid(
      `1 validation error detected: Value '${PartitionKey}' at 'partitionKey' failed to satisfy constraint: Member must have length between 1 and ${LONGEST_KEY}`,
    )
  }
  if (ExplicitHashKey !== undefined && !/^(0|[1-9]\d{0,38})$/.test(ExplicitHashKey)) {
    throw new AwsError(
      'InvalidArgumentException',
      `Invalid ExplicitHashKey. ExplicitHashKey must be in the range: [0, 2^128-1]. Specified value was ${ExplicitHashKey}`,
      400,
    )
  }
  if (sizeOf(entry) > LARGEST_RECORD)
    throw invalid(
      `1 validation error detected: Value at 'data' failed to satisfy constraint: Member must have length less than or equal to ${LARGEST_RECORD}`,
    )
}

function sizeOf({ Data, PartitionKey = '' }: Entry): number {
  return (Data?.byteLength ?? 0) + Buffer.byteLength(PartitionKey)
}

function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message, 400)
}
