import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

/** Lambda's event of a stream. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
const Input = Type.Object({
  Records: Type.Array(
    Type.Object({
      /** `<shard id>:<sequence number>`. */
      eventID: Type.String(),
      kinesis: Type.Object({
        sequenceNumber: Type.String(),
        partitionKey: Type.String(),
        /** Base64. */
        data: Type.String(),
        /** Seconds since the Unix epoch. */
        approximateArrivalTimestamp: Type.Number(),
      }),
    }),
  ),
})

/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-batchfailurereporting.html */
const Output = Type.Object({
  /** The sequence number of the first record that was not taken; Lambda comes again from there. Empty: all were. */
  batchItemFailures: Type.Array(Type.Object({ itemIdentifier: Type.String() })),
})

export type IngestStreamInput = Static<typeof Input>
export type IngestStreamOutput = Static<typeof Output>

/**
 * Stores records of a stream in the raw zone, one object a batch: each record is one line as it came.
 *
 * A record that is no line of text ends the batch: what was before it is stored, and its sequence number alone is returned. Lambda then
 * comes again with that record first, and as the first it goes to the error zone with its reason, so nothing waits behind it for ever
 * and nothing is lost with it.
 *
 * An object is never overwritten: a batch that comes again finds what it has stored before and goes on behind it.
 *
 * Environment: `RAW_BUCKET`, `RAW_PREFIX`, `ERROR_BUCKET`, `ERROR_PREFIX`.
 */
export const ingestStream = taskContract({
  name: 'ingest-stream',
  description: 'Stores records of a stream in the raw zone, and says from which record to come again',
  input: Input,
  output: Output,
  errors: ['Ingest.RawObjectUnknown'],
  timeoutSeconds: 60,
  memoryMegabytes: 256,
  // Without the right to list, S3 answers for a missing object that it may not be read.
  access: { raw: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'], error: ['s3:PutObject'] },
})
