import { bytesOf, type DataRecord } from '../../kinesis/stream-record.ts'

/** A record as a function finds it in `Records`. @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export function kinesisRecord(record: DataRecord, shardId: string, streamArn: string, region: string) {
  return {
    kinesis: {
      kinesisSchemaVersion: '1.0',
      partitionKey: record.key,
      sequenceNumber: record.sequence,
      data: Buffer.from(bytesOf(record)).toString('base64'),
      // Seconds, with their fraction.
      approximateArrivalTimestamp: record.arrived / 1000,
    },
    eventSource: 'aws:kinesis',
    eventVersion: '1.0',
    eventID: `${shardId}:${record.sequence}`,
    eventName: 'aws:kinesis:record',
    invokeIdentityArn: 'arn:aws:iam::000000000000:role/local',
    awsRegion: region,
    eventSourceARN: streamArn,
  }
}
