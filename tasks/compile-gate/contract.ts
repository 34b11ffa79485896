import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'

const Column = Type.Object({ Name: Type.String(), Type: Type.String() })

/** One partition of a table under one suite. The same request gives the same statements, so every step of a gate may ask again. */
export const GateRequest = Type.Object({
  record_type: Type.String(),
  /** The day of the partition, `YYYY-MM-DD`. */
  dt: Type.String(),
  /** The moment of the check, ISO 8601. */
  now: Type.String(),
  table: Type.Object({
    database: Type.String(),
    name: Type.String(),
    columns: Type.Array(Column),
    partition_keys: Type.Array(Column),
  }),
  /** An expectation suite: a typed one, or the JSON of Great Expectations. Without it, or with null, the file of the record type is read. */
  suite: Type.Optional(Type.Unknown()),
  /** The folder in which suites lie as `<record_type>.json`. */
  suites: Type.Object({ bucket: Type.String(), prefix: Type.String() }),
})

export type GateRequest = Static<typeof GateRequest>

const Input = Type.Composite([
  GateRequest,
  Type.Object({
    /** The table over judged rows. */
    judged: Type.String(),
    run: Type.String(),
    /** `s3://` folder below which the judged rows of this run are written. */
    target: Type.String(),
  }),
])

const Output = Type.Object({
  /** Reads the partition once, gives one row. */
  scan: Type.String(),
  /** Writes every row, clean or quarantined, with its reasons. */
  split: Type.String(),
  /** Counts what the split wrote, by verdict. */
  count: Type.String(),
})

export type CompileGateInput = Static<typeof Input>
export type CompileGateOutput = Static<typeof Output>

/** What can be wrong with a suite or the partition that it is for. */
export const GATE_ERRORS = [
  'Quality.SuiteNotFound',
  'Quality.SuiteInvalid',
  'Quality.SuiteTooLarge',
  'Quality.PartitionColumnNotFound',
] as const

/** Turns an expectation suite into the statements of a quality gate. */
export const compileGate = taskContract({
  name: 'compile-gate',
  description: 'Compiles an expectation suite to one scan and one split of one partition',
  input: Input,
  output: Output,
  errors: GATE_ERRORS,
  timeoutSeconds: 60,
  memoryMegabytes: 512,
  // Without the right to list, S3 answers for a missing suite that it may not be read.
  access: { suites: ['s3:GetObject'] },
})
