import { eq, hours, type Workflow, workflow } from '../../asl/index.ts'
import { PARTITION_WRITTEN, triggerInput } from '../../schemas/index.ts'
import type { JudgeGateOutput } from '../../tasks/judge-gate/contract.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { DEFAULT_RESULT_PREFIX, QualityGateInput } from './input.ts'
import { judgePartition } from './judge-partition.ts'
import type { QualityGateOptions } from './options.ts'
import { isSuperseded } from './settle.ts'
import { GATE_ZONES } from './zones.ts'

/** What a gate that passed gives back: the verdict may still be milder than what fails a gate. */
export interface QualityGateOutput extends JudgeGateOutput {
  readonly record_type: string
  readonly dt: string
  readonly run: string
}

/** What an event gives back after which another one came for the same partition: that one runs the gate. */
export interface SupersededGate {
  readonly superseded: true
  readonly record_type: string
  readonly dt: string
}

/**
 * Judges one partition by a suite of expectations: one scan gives the verdict, one split puts every row into clean or quarantined with all
 * its reasons, so clean + quarantined = source, which is counted. A gate that failed leaves a marker, tells the topic once, and ends the
 * execution with `Quality.GateFailed`, whatever started it.
 *
 * Named errors: `Input.Invalid`, `Quality.RecordTypeUnknown`, `Quality.TableNotFound`, `Quality.PartitionNotFound`,
 * `Quality.PartitionColumnNotFound`, `Quality.SuiteNotFound`, `Quality.SuiteInvalid`, `Quality.SuiteTooLarge`, `Quality.QueryFailed`,
 * `Quality.RowsNotConserved`, `Quality.GateFailed`.
 */
export function qualityGate(options: QualityGateOptions): Workflow<unknown, QualityGateOutput | SupersededGate> {
  const { name, settle } = options
  const comment = 'Judges one partition by its expectations, quarantines the rows that are not as expected, and fails if the gate does'
  return workflow({ name, comment, input: triggerInput(QualityGateInput), timeout: hours(6) }, (flow, input) => {
    const { fields, trigger } = normaliseInput(flow, input, {
      fields: QualityGateInput,
      defaults: { result_prefix: DEFAULT_RESULT_PREFIX },
      key: `${GATE_ZONES.silver}{record_type}/dt={dt}/`,
      dayBefore: 'dt',
      event: PARTITION_WRITTEN,
    })
    if (settle === undefined) return judgePartition(flow, fields, options)
    const superseded = isSuperseded(flow, { fields, trigger }, settle)
    return flow.when(
      'Superseded?',
      eq(superseded, true),
      () => ({ superseded: true, record_type: fields.record_type, dt: fields.dt }) as const,
      (last) => judgePartition(last, fields, options),
    )
  })
}
