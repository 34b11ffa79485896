import { context, eq, hours, text, type Workflow, workflow } from '../../asl/index.ts'
import { PARTITION_WRITTEN, triggerInput } from '../../schemas/index.ts'
import { athena, lambda } from '../../services/index.ts'
import { compileGate } from '../../tasks/compile-gate/contract.ts'
import { type JudgeGateOutput, judgeGate } from '../../tasks/judge-gate/contract.ts'
import { normaliseInput } from '../input/normalise-input.ts'
import { findDataset } from './dataset.ts'
import { DEFAULT_RESULT_PREFIX, QualityGateInput } from './input.ts'
import { notifyOfFailure } from './notify.ts'
import type { QualityGateOptions } from './options.ts'
import { gateQuery } from './query.ts'
import { GATE_ZONES } from './zones.ts'

/** What a gate that passed gives back: the verdict may still be milder than what fails a gate. */
export interface QualityGateOutput extends JudgeGateOutput {
  readonly record_type: string
  readonly dt: string
  readonly run: string
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
export function qualityGate(options: QualityGateOptions): Workflow<unknown, QualityGateOutput> {
  const { name, lake, workgroup, datasets, notify, failFrom = 'critical' } = options
  const comment = 'Judges one partition by its expectations, quarantines the rows that are not as expected, and fails if the gate does'
  return workflow({ name, comment, input: triggerInput(QualityGateInput), timeout: hours(6) }, (flow, input) => {
    const { fields } = normaliseInput(flow, input, {
      fields: QualityGateInput,
      defaults: { result_prefix: DEFAULT_RESULT_PREFIX },
      key: `${GATE_ZONES.silver}{record_type}/dt={dt}/`,
      dayBefore: 'dt',
      event: PARTITION_WRITTEN,
    })
    const dataset = findDataset(flow, fields.record_type, datasets)
    const run = context.Execution.Name
    const judged = text`${GATE_ZONES.judged}${fields.record_type}/dt=${fields.dt}/`
    const request = {
      record_type: fields.record_type,
      dt: fields.dt,
      now: context.Execution.StartTime,
      table: dataset.table,
      suite: dataset.suite,
      suites: { bucket: lake.name, prefix: GATE_ZONES.suites },
      run,
    }
    const statements = flow.task('Compile suite', lambda.invoke(compileGate), {
      ...request,
      judged: dataset.judged,
      target: text`s3://${lake.name}/${judged}run=${run}/`,
    })
    const scan = flow.task('Scan partition', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'scan', statements.scan), {
      catch: {
        'States.TaskFailed': (failed, error) =>
          failed.fail('Quality.QueryFailed', text`the scan of ${fields.record_type}, ${fields.dt}: ${error.Cause}`, 'Scan failed'),
      },
    })
    flow.task('Split rows', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'split', statements.split), {
      catch: {
        'States.TaskFailed': (failed, error) =>
          failed.fail('Quality.QueryFailed', text`the split of ${fields.record_type}, ${fields.dt}: ${error.Cause}`, 'Split failed'),
      },
    })
    const counted = flow.task('Count judged rows', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'count', statements.count))
    const outcome = flow.task('Judge', lambda.invoke(judgeGate), {
      ...request,
      queries: { scan: scan.QueryExecution.QueryExecutionId, count: counted.QueryExecution.QueryExecutionId },
      fail_from: failFrom,
      bucket: lake.name,
      result_prefix: fields.result_prefix,
      quarantine_prefix: GATE_ZONES.quarantine,
      judged_prefix: judged,
    })
    flow.when('Gate failed?', eq(outcome.failed, true), (failed) => notifyOfFailure(failed, { fields, outcome, run, notify }))
    return { record_type: fields.record_type, dt: fields.dt, run, ...allOf(outcome) }
  })
}

function allOf<R extends { readonly [Name in keyof JudgeGateOutput]: unknown }>(outcome: R) {
  const { verdict, failed, rows, failures, result, marker } = outcome
  return { verdict, failed, rows, failures, result, marker } as Pick<R, keyof JudgeGateOutput>
}
