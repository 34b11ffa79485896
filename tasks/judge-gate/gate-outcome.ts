import { judge, type ScanRow, SEVERITIES, type Severity, type Suite, type ValidationResult } from '../../quality/index.ts'
import { TaskError } from '../../schemas/task-error.ts'
import type { GateFailure, JudgeGateInput, JudgeGateOutput } from './contract.ts'

/** What is written and given on. */
export interface GateOutcome {
  readonly output: JudgeGateOutput
  /** What is written, by key, in this order. */
  readonly files: readonly (readonly [key: string, content: object])[]
}

const MOST_FAILURES = 50

/**
 * The outcome of a gate from its scan and the counts of its split. Throws `Quality.PartitionNotFound` where there are no rows to judge,
 * and `Quality.RowsNotConserved` where the split wrote another number of rows than the scan saw.
 */
export function gateOutcome(
  request: JudgeGateInput,
  suite: Suite,
  scanned: ScanRow,
  judged: { readonly clean: number; readonly quarantined: number },
): GateOutcome {
  const { record_type, dt, table, run, bucket } = request
  const validation = judge(suite, scanned)
  const source = validation.meta.row_count
  if (source === 0) {
    throw new TaskError(
      'Quality.PartitionNotFound',
      `${table.database}.${table.name} has no rows of ${record_type} on ${dt}: is the partition written, and does the catalog know it?`,
    )
  }
  if (judged.clean + judged.quarantined !== source) {
    throw new TaskError(
      'Quality.RowsNotConserved',
      `${source} rows of ${record_type} on ${dt} were judged, but ${judged.clean} are clean and ${judged.quarantined} quarantined: the partition was written meanwhile; run the gate again`,
    )
  }
  const failed = isFailure(validation, request.fail_from)
  const place = `${record_type}/dt=${dt}/${run}.json`
  const result = `${withSlash(request.result_prefix)}${place}`
  const marker = `${withSlash(request.quarantine_prefix)}${place}`
  const output: JudgeGateOutput = {
    verdict: validation.verdict,
    failed,
    rows: { source, ...judged },
    failures: failuresOf(validation).slice(0, MOST_FAILURES),
    result: `s3://${bucket}/${result}`,
    marker: failed ? `s3://${bucket}/${marker}` : '',
  }
  const rows = `s3://${bucket}/${request.judged_prefix}run=${run}/`
  const kept = { record_type, dt, run, suite: suite.name, verdict: output.verdict, rows: output.rows, judged_at: request.now }
  return {
    output,
    files: [
      [result, validation],
      ...(failed
        ? [[marker, { ...kept, quarantined: `${rows}verdict=quarantined/`, result: output.result, failures: output.failures }] as const]
        : []),
      // Last: who follows it finds all the rest.
      [`${request.judged_prefix}current.json`, { ...kept, location: rows }],
    ],
  }
}

function isFailure({ verdict }: ValidationResult, from: Severity): boolean {
  return verdict !== 'passed' && SEVERITIES.indexOf(verdict) >= SEVERITIES.indexOf(from)
}

function failuresOf({ results }: ValidationResult): readonly GateFailure[] {
  return results.flatMap(({ success, expectation_config: { type, kwargs, severity }, result, exception_info }) => {
    if (success) return []
    const subject = [kwargs.column, kwargs.column_A, kwargs.column_B, kwargs.column_list].flat().filter((name) => typeof name === 'string')
    return {
      expectation: type,
      subject: subject.join(', ') || 'table',
      severity: exception_info.raised_exception ? 'critical' : severity,
      unexpected: Number(result.unexpected_count ?? -1),
      ...(exception_info.exception_message !== null && { problem: exception_info.exception_message }),
    }
  })
}

function withSlash(prefix: string): string {
  return prefix.endsWith('/') ? prefix : `${prefix}/`
}
