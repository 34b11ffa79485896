import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** Names the run in the manifest. */
  run: Type.String(),
  files: Type.Array(
    Type.Object({
      /** `s3://bucket/key` of a finished result. */
      from: Type.String(),
      /** The stable key in `bucket` under which readers find it. */
      key: Type.String(),
    }),
  ),
  /** The key of the manifest, written last: who reads it finds all files of one run. */
  manifest: Type.String(),
})

const Output = Type.Object({
  files: Type.Array(Type.Object({ key: Type.String(), bytes: Type.Integer(), etag: Type.String() })),
})

export type PublishFilesInput = Static<typeof Input>
export type PublishFilesOutput = Static<typeof Output>

/**
 * Puts the results of a run under their stable keys. All results are looked up before the first is copied, each copy is
 * whole or not at all, and running it again gives the same files.
 */
export const publishFiles = taskContract({
  name: 'publish-files',
  description: 'Copies the results of a run to their stable keys, then writes the manifest',
  input: Input,
  output: Output,
  errors: ['Publish.ResultNotFound', 'Publish.BadLocation'],
  timeoutSeconds: 900,
  memoryMegabytes: 256,
  // Without the right to list, S3 answers for a missing object that it may not be read.
  access: { results: ['s3:GetObject'], output: ['s3:PutObject'] },
})
