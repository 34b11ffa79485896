import { context, eq, type Flow, type Ref, text } from '../../asl/index.ts'
import { athena, lambda } from '../../services/index.ts'
import { compileGate } from '../../tasks/compile-gate/contract.ts'
import { type JudgeGateOutput, judgeGate } from '../../tasks/judge-gate/contract.ts'
import { findDataset } from './dataset.ts'
import type { QualityGateInput } from './input.ts'
import { notifyOfFailure } from './notify.ts'
import type { QualityGateOptions } from './options.ts'
import { gateQuery } from './query.ts'
import { queryFailure } from './query-failure.ts'
import { GATE_ZONES } from './zones.ts'

/** Scans, splits, counts and judges one partition. Ends with `Quality.GateFailed` where the gate does. */
export function judgePartition<S>(flow: Flow<S>, fields: Ref<QualityGateInput, S>, options: QualityGateOptions) {
  const { lake, workgroup, datasets, notify, failFrom = 'critical' } = options
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
        failed.fail(
          'Quality.QueryFailed',
          text`the scan of ${fields.record_type}, ${fields.dt}: ${queryFailure(error.Cause)}`,
          'Scan failed',
        ),
    },
  })
  flow.task('Split rows', athena.startQueryExecution.sync, gateQuery(workgroup.name, 'split', statements.split), {
    catch: {
      'States.TaskFailed': (failed, error) =>
        failed.fail(
          'Quality.QueryFailed',
          text`the split of ${fields.record_type}, ${fields.dt}: ${queryFailure(error.Cause)}`,
          'Split failed',
        ),
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
}

function allOf<R extends { readonly [Name in keyof JudgeGateOutput]: unknown }>(outcome: R) {
  const { verdict, failed, rows, failures, result, marker } = outcome
  return { verdict, failed, rows, failures, result, marker } as Pick<R, keyof JudgeGateOutput>
}
