import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

/** Messages as the event source mapping gives them. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
const Input = Type.Object({
  Records: Type.Array(
    Type.Object({
      messageId: Type.String(),
      body: Type.String(),
      attributes: Type.Optional(Type.Object({ ApproximateReceiveCount: Type.Optional(Type.String()) })),
    }),
  ),
})

/** The messages that are to come again; all others are done. */
const Output = Type.Object({ batchItemFailures: Type.Array(Type.Object({ itemIdentifier: Type.String() })) })

export type TransformInput = Static<typeof Input>
export type TransformOutput = Static<typeof Output>

/**
 * Checks messages by the contract of their record type and writes the rows as Parquet, one file for each partition of a batch.
 *
 * A message that breaks its contract is refused alone: its reason goes to the error prefix, and the queue gives it to its dead letters
 * in the end. Each row is in one silver file, however often and in whatever batches its message comes.
 */
export const transform = taskContract({
  name: 'transform',
  description: 'Checks messages by their contracts and writes them as Parquet by type and day',
  input: Input,
  output: Output,
  errors: [],
  timeoutSeconds: 60,
  memoryMegabytes: 512,
  access: {
    silver: ['s3:PutObject', 's3:GetObject', 's3:ListBucket'],
    rejects: ['s3:PutObject'],
    claims: ['dynamodb:BatchGetItem', 'dynamodb:UpdateItem'],
    queue: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
    bus: ['events:PutEvents'],
  },
})
