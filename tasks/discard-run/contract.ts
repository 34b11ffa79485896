import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** The folder of one run, `.../_<run>/`. Anything else is refused, so that nothing but a run's own files can be deleted. */
  prefix: Type.String(),
})

const Output = Type.Object({
  /** How many objects were deleted; 0 where nothing was there. */
  deleted: Type.Integer(),
})

export type DiscardRunInput = Static<typeof Input>
export type DiscardRunOutput = Static<typeof Output>

/** Deletes the files of one run: of one that failed, or of one whose result another has replaced. Running it again changes nothing. */
export const discardRun = taskContract({
  name: 'discard-run',
  description: 'Deletes the files that one run has written',
  input: Input,
  output: Output,
  errors: ['Discard.NotARunFolder', 'Discard.NotDeleted'],
  timeoutSeconds: 900,
  memoryMegabytes: 256,
  access: { runs: ['s3:ListBucket', 's3:DeleteObject'] },
})
