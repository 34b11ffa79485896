import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** The folder of finished files, with its slash; those in folders below it keep their folders. */
  from: Type.String(),
  /** The folder in the same bucket that they go to, with its slash. */
  to: Type.String(),
  /** What the files belong to: no `.` in it. Files of this name that are there already are replaced, others are left alone. */
  name: Type.String(),
  /** What the files' names end in: `.parquet`. */
  extension: Type.String(),
})

const Output = Type.Object({ files: Type.Integer(), bytes: Type.Integer(), replaced: Type.Integer() })

export type PlaceFilesInput = Static<typeof Input>
export type PlaceFilesOutput = Static<typeof Output>

/**
 * Puts the finished files of a batch where readers look, under keys that are the same each time:
 * `<to><folder>/<name>.<number><extension>`. Running it again, or with the files of another run over the same batch, gives the same keys,
 * and what an earlier run left beyond them goes.
 */
export const placeFiles = taskContract({
  name: 'place-files',
  description: 'Copies the finished files of a batch to where readers look, under keys of their own',
  input: Input,
  output: Output,
  errors: ['Place.TooLarge', 'Place.BadName', 'Place.NotReplaced'],
  timeoutSeconds: 900,
  memoryMegabytes: 256,
  access: { finished: ['s3:GetObject', 's3:ListBucket'], readers: ['s3:PutObject', 's3:ListBucket', 's3:DeleteObject'] },
})
