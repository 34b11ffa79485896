import type { DataRecord } from '../../kinesis/stream-record.ts'
import type { MappingRecord } from './mapping-record.ts'

/** Records that a mapping gives up. */
export interface DiscardedBatch {
  readonly shardId: string
  readonly records: readonly DataRecord[]
  readonly condition: 'RetryAttemptsExhausted' | 'RecordAgeExceeded'
  readonly attempts: number
  readonly requestId: string
  /** Milliseconds since the Unix epoch. */
  readonly time: number
}

/** What the on-failure destination is told: where the records are, not what they are. @see https://docs.aws.amazon.com/lambda/latest/dg/kinesis-on-failure-destination.html */
export function discardedMessage({ sourceArn, functionArn }: MappingRecord, batch: DiscardedBatch): object {
  const { shardId, records, condition, attempts, requestId, time } = batch
  const first = records[0]
  const last = records.at(-1)
  return {
    requestContext: { requestId, functionArn, condition, approximateInvokeCount: attempts },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: new Date(time).toISOString(),
    KinesisBatchInfo: {
      shardId,
      startSequenceNumber: first?.sequence,
      endSequenceNumber: last?.sequence,
      approximateArrivalOfFirstRecord: new Date(first?.arrived ?? time).toISOString(),
      approximateArrivalOfLastRecord: new Date(last?.arrived ?? time).toISOString(),
      batchSize: records.length,
      streamArn: sourceArn,
    },
  }
}
