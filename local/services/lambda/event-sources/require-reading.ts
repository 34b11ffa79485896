import { AwsError } from '../../../service.ts'
import { type MappingRecord, sourceKind } from './mapping-record.ts'
import type { SourceWorld } from './queue-source.ts'

/** What Lambda calls to read a source, with the role of the function: https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventsourcemapping.html */
const READS = {
  queue: { service: 'sqs', name: 'SQS', operations: ['ReceiveMessage', 'DeleteMessage', 'GetQueueAttributes'] },
  stream: {
    service: 'kinesis',
    name: 'Kinesis',
    operations: ['DescribeStream', 'DescribeStreamSummary', 'GetRecords', 'GetShardIterator', 'ListShards'],
  },
} as const

/** Rejects in Lambda's words where the function's role may not read the source. */
export async function requireReading({ sourceArn, functionArn }: MappingRecord, { callerOf, mayCall }: SourceWorld): Promise<void> {
  const caller = callerOf?.(functionArn)
  const kind = sourceKind(sourceArn)
  if (caller === undefined || kind === undefined || mayCall === undefined) return
  const { service, name, operations } = READS[kind]
  const input = kind === 'queue' ? { QueueUrl: sourceArn } : { StreamARN: sourceArn }
  for (const operation of operations) {
    await mayCall(caller, service, operation, input).catch((cause: unknown) => {
      const message = `The provided execution role does not have permissions to call ${operation} on ${name}`
      throw new AwsError('InvalidParameterValueException', message, 400, { Type: 'User' }, { cause })
    })
  }
}
