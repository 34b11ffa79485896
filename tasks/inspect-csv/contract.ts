import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Input = Type.Object({
  bucket: Type.String(),
  /** Folder of the source: every object below it is read, but those whose name begins with `_` or `.`. */
  prefix: Type.String(),
  /** Bytes in all that may be read; more is `Source.TooLarge`. */
  largestBytes: Type.Integer({ minimum: 1 }),
})

const Output = Type.Object({
  objects: Type.Integer(),
  bytes: Type.Integer(),
  /** When the newest object was written: ISO 8601, `1970-01-01T00:00:00.000Z` where there is none. */
  newest: Type.String(),
})

export type InspectCsvInput = Static<typeof Input>
export type InspectCsvOutput = Static<typeof Output>

/**
 * Reads the source's bytes before Athena does and stops for what Athena would lose without a word:
 * the OpenCSVSerDe splits a record at a line break inside quotes, drops fields beyond the last column,
 * and takes columns by position, whatever a file's header says.
 * https://docs.aws.amazon.com/athena/latest/ug/csv-serde.html
 */
export const inspectCsv = taskContract({
  name: 'inspect-csv',
  description: 'Stops for CSV that Athena would read wrongly without a word',
  input: Input,
  output: Output,
  errors: [
    'Source.LineBreakInField',
    'Source.ExtraFields',
    'Source.HeaderMismatch',
    'Source.NotText',
    'Source.TooLarge',
    'Source.BucketNotFound',
  ],
  timeoutSeconds: 900,
  memoryMegabytes: 512,
  access: { source: ['s3:ListBucket', 's3:GetObject'] },
})
