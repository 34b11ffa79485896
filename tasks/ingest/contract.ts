import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

/** S3's Object Created event as EventBridge gives it, as far as it is read. https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const Input = Type.Object({
  detail: Type.Object({
    bucket: Type.Object({ name: Type.String() }),
    object: Type.Object({ key: Type.String(), etag: Type.String(), size: Type.Optional(Type.Integer()) }),
  }),
})

const Output = Type.Object({
  /** `bucket/key#etag`, by which the object is known. */
  object: Type.String(),
  /** `duplicate`: it was done before. `superseded`: a newer version took its place, which has an event of its own. */
  status: Type.Union([Type.Literal('ingested'), Type.Literal('duplicate'), Type.Literal('superseded')]),
  messages: Type.Integer(),
  rejected: Type.Integer(),
})

export type IngestInput = Static<typeof Input>
export type IngestOutput = Static<typeof Output>

/**
 * Splits a bronze object into events and sends them to the queue, once for each version of an object.
 * What cannot be read as a row goes to the error prefix with its reason; the other rows go on.
 *
 * `Ingest.InProgress` says that another try is at this object: Lambda's own retry comes back after the lease.
 */
export const ingest = taskContract({
  name: 'ingest',
  description: 'Splits a new bronze object into messages, once for each version of it',
  input: Input,
  output: Output,
  errors: ['Ingest.BadEvent', 'Ingest.InProgress', 'Ingest.ObjectNotFound', 'Ingest.SendFailed'],
  timeoutSeconds: 300,
  memoryMegabytes: 512,
  access: {
    bronze: ['s3:GetObject', 's3:ListBucket'],
    rejects: ['s3:PutObject'],
    claims: ['dynamodb:UpdateItem'],
    queue: ['sqs:SendMessage'],
  },
})
