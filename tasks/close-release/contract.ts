import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Counts = Type.Object({ clean: Type.Integer(), quarantined: Type.Integer() })

const Input = Type.Object({
  bucket: Type.String(),
  judged_prefix: Type.String(),
  run: Type.String(),
  /** The version of the pointer from which the release began. */
  etag: Type.String(),
  /** Id of the finished query that counted what the release wrote. */
  count: Type.String(),
  /** What it must have written. */
  expected: Counts,
  /** The moment of the release, ISO 8601. */
  now: Type.String(),
})

const Output = Type.Object({ rows: Counts })

export type CloseReleaseInput = Static<typeof Input>
export type CloseReleaseOutput = Static<typeof Output>

/** Lets a release count: only if no row is missing, and nobody else was first. */
export const closeRelease = taskContract({
  name: 'close-release',
  description: 'Checks that a release conserved its rows and points to them',
  input: Input,
  output: Output,
  errors: ['Release.NothingJudged', 'Release.Superseded', 'Quality.RowsNotConserved'],
  timeoutSeconds: 60,
  memoryMegabytes: 512,
  access: {
    workgroup: ['athena:GetQueryResults'],
    queryResults: ['s3:GetObject'],
    judged: ['s3:GetObject', 's3:PutObject'],
  },
})
