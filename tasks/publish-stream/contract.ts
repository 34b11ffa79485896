import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** The folder of the events, with its slash: files of JSON lines, published in the order of their keys. */
  from: Type.String(),
  /** The downstream stream's name. */
  stream: Type.String(),
  /** The batch, which names what is written about it. */
  batch: Type.String(),
  /** The key of the ledger: which lines have been delivered. */
  ledger: Type.String(),
  /** The folder for events that no stream takes, with its slash. */
  error: Type.String(),
})

const Output = Type.Object({
  read: Type.Integer(),
  /** Delivered, by this call or one before it. */
  published: Type.Integer(),
  /** Written to the error zone with their reasons. */
  unpublishable: Type.Integer(),
  /** Records that a stream refused at first and took later, in this call. */
  retried: Type.Integer(),
})

export type PublishStreamInput = Static<typeof Input>
export type PublishStreamOutput = Static<typeof Output>

/**
 * Sends events to a stream, by the user's id for partition key. Of a call that took some records only the others are sent again, with
 * growing waits. The ledger says after each call what has been delivered, so a call that comes again goes on where the last one ended:
 * what can be delivered twice is one call's records, where the function died between the stream's answer and the ledger.
 */
export const publishStream = taskContract({
  name: 'publish-stream',
  description: 'Sends events to the downstream stream, each once, and again only those that it refused',
  input: Input,
  output: Output,
  errors: ['Publish.NotDelivered', 'Publish.StreamNotFound', 'Publish.BadLedger'],
  timeoutSeconds: 900,
  memoryMegabytes: 512,
  access: {
    events: ['s3:GetObject', 's3:ListBucket'],
    // Without the right to list, S3 answers for a ledger that is not there that it may not be read.
    ledger: ['s3:GetObject', 's3:PutObject', 's3:ListBucket'],
    error: ['s3:PutObject'],
    stream: ['kinesis:PutRecords'],
  },
})
