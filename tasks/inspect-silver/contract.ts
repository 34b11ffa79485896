import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** Where the record type's partitions lie. */
  prefix: Type.String(),
  /** ISO 8601: only what was written at this second or later counts. */
  since: Type.String(),
  /** Parquet objects that are enough: the inspection stops when it has seen them. */
  minimum: Type.Integer({ minimum: 1 }),
})

const Output = Type.Object({
  /** Recent Parquet objects that were seen: up to `minimum`. */
  objects: Type.Integer(),
  is_ready: Type.Boolean(),
})

export type InspectSilverInput = Static<typeof Input>
export type InspectSilverOutput = Static<typeof Output>

/** Counts the Parquet objects that have come into silver since a moment. */
export const inspectSilver = taskContract({
  name: 'inspect-silver',
  description: 'Counts the Parquet objects that have come into silver since a moment',
  input: Input,
  output: Output,
  errors: ['Replay.BucketNotFound'],
  timeoutSeconds: 300,
  memoryMegabytes: 256,
  access: { silver: ['s3:ListBucket'] },
})
