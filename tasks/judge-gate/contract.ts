import { type Static, Type } from '@sinclair/typebox'
import { taskContract } from '../../schemas/index.ts'
import { GATE_ERRORS, GateRequest } from '../compile-gate/contract.ts'

const SEVERITY = Type.Union([Type.Literal('info'), Type.Literal('warning'), Type.Literal('critical')])

const Input = Type.Composite([
  GateRequest,
  Type.Object({
    run: Type.String(),
    /** Ids of the finished queries. */
    queries: Type.Object({ scan: Type.String(), count: Type.String() }),
    /** The mildest severity with which the gate fails. */
    fail_from: SEVERITY,
    bucket: Type.String(),
    /** Where the validation result is written, by record type and day. */
    result_prefix: Type.String(),
    /** Where the marker of a failed gate is written, by record type and day. */
    quarantine_prefix: Type.String(),
    /** The folder of the record type's judged rows of this day: `judged/orders/dt=2025-01-01/`. */
    judged_prefix: Type.String(),
  }),
])

const Failure = Type.Object({
  expectation: Type.String(),
  /** What it is about: `quantity`, or `table`. */
  subject: Type.String(),
  severity: SEVERITY,
  /** Rows that are not as expected; -1 for an expectation on the whole partition. */
  unexpected: Type.Integer(),
  /** Why it could not be checked, where that is so. */
  problem: Type.Optional(Type.String()),
})

const Output = Type.Object({
  verdict: Type.Union([Type.Literal('passed'), SEVERITY]),
  failed: Type.Boolean(),
  rows: Type.Object({ source: Type.Integer(), clean: Type.Integer(), quarantined: Type.Integer() }),
  /** At most 50; the validation result has all. */
  failures: Type.Array(Failure),
  /** `s3://` location of the validation result. */
  result: Type.String(),
  /** `s3://` location of the marker; empty for a gate that did not fail. */
  marker: Type.String(),
})

export type JudgeGateInput = Static<typeof Input>
export type JudgeGateOutput = Static<typeof Output>
export type GateFailure = Static<typeof Failure>

/** Judges the scan of a gate, counts what the split wrote, and keeps both. */
export const judgeGate = taskContract({
  name: 'judge-gate',
  description: 'Judges the scan of a quality gate and writes the validation result, the marker and the pointer to the judged rows',
  input: Input,
  output: Output,
  errors: [...GATE_ERRORS, 'Quality.PartitionNotFound', 'Quality.RowsNotConserved', 'Quality.ScanUnreadable'],
  timeoutSeconds: 120,
  memoryMegabytes: 512,
  access: {
    suites: ['s3:GetObject'],
    workgroup: ['athena:GetQueryResults'],
    queryResults: ['s3:GetObject'],
    output: ['s3:PutObject'],
  },
})
