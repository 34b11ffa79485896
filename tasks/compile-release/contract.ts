import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'
import { GATE_ERRORS, GateRequest } from '../compile-gate/contract.ts'

const Input = Type.Composite([
  GateRequest,
  Type.Object({
    bucket: Type.String(),
    /** The folder of the record type's judged rows of this day: `judged/orders/dt=2025-01-01/`. */
    judged_prefix: Type.String(),
    /** The tables over judged rows, as they are and for a second look. */
    judged: Type.String(),
    recheck: Type.String(),
    run: Type.String(),
  }),
])

const Output = Type.Object({
  /** The run whose rows are checked again. */
  from: Type.String(),
  /** The version of the pointer to that run. */
  etag: Type.String(),
  /** How many rows that run left, of both verdicts. */
  rows: Type.Integer(),
  /** Counts rows by the verdict that they had and whether they pass now. */
  preview: Type.String(),
  /** Writes all rows of that run again, released ones as clean. */
  release: Type.String(),
  /** Counts what the release wrote, by verdict. */
  count: Type.String(),
})

export type CompileReleaseInput = Static<typeof Input>
export type CompileReleaseOutput = Static<typeof Output>

/** Turns a suite into the statements that check quarantined rows again. */
export const compileRelease = taskContract({
  name: 'compile-release',
  description: 'Compiles an expectation suite to a second look at the rows that a gate has judged',
  input: Input,
  output: Output,
  errors: [...GATE_ERRORS, 'Release.NothingJudged'],
  timeoutSeconds: 60,
  memoryMegabytes: 512,
  access: { suites: ['s3:GetObject'], judged: ['s3:GetObject'] },
})
