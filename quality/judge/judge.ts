import { type Planned, planSuite } from '../compile/planned.ts'
import { batchOf, readContext, type ScanContext } from '../compile/scan-context.ts'
import { measureColumn } from '../compile/scan-statement.ts'
import type { Judgement, Measured } from '../expectation.ts'
import { isQualityError, QualityError } from '../quality-error.ts'
import { SEVERITIES, type Severity, worstOf } from '../severity.ts'
import type { Suite } from '../suite.ts'
import { judgeRows } from './judge-rows.ts'
import type { ResultFormat } from './result-format.ts'
import type { ExpectationResult, Statistics, ValidationResult } from './validation-result.ts'

/** The one row of a scan by column name, as Athena's results give it: text, or nothing for NULL. */
export type ScanRow = Readonly<Record<string, string | null | undefined>>

export interface JudgeOptions {
  /** How much the results tell. Default: `SUMMARY`. */
  readonly resultFormat?: ResultFormat
  /** The rows that the compiled suite's `rowQueries` gave, by the expectation's place in the suite. */
  readonly unexpectedRows?: Readonly<Record<number, readonly Readonly<Record<string, unknown>>[]>>
}

/**
 * Judges a suite (with its parameters resolved: the compiled suite's `suite`) by the row that its scan gave. What could not be checked fails
 * with `exception_info` and counts as critical. Throws `invalid-scan-row` for a row of something else.
 */
export function judge(suite: Suite, row: ScanRow, { resultFormat = 'SUMMARY', unexpectedRows = {} }: JudgeOptions = {}): ValidationResult {
  const context = readContext(row.context)
  requireScanOf(suite, context)
  const results = planSuite(suite, batchOf(context)).map((planned) => {
    const rows = unexpectedRows[planned.index]
    return resultOf(planned, judged(planned, row, context, resultFormat), rows, resultFormat)
  })
  const failed = results.flatMap(({ success, expectation_config, exception_info }): readonly Severity[] =>
    success ? [] : [exception_info.raised_exception ? 'critical' : expectation_config.severity],
  )
  const counts = Object.fromEntries(SEVERITIES.map((severity) => [severity, failed.filter((each) => each === severity).length]))
  return {
    success: failed.length === 0,
    verdict: worstOf(failed),
    results,
    suite_name: suite.name,
    statistics: statisticsOf(results),
    // One entry for each severity was made above.
    failed: counts as Readonly<Record<Severity, number>>,
    meta: {
      table: context.table,
      partition: context.partition,
      row_count: Number(row.row_count),
      run_time: context.now ?? null,
    },
  }
}

/** The error of an expectation that could not be checked stands in for its judgement. */
function judged(planned: Planned, row: ScanRow, context: ScanContext, format: ResultFormat): Judgement | Error {
  if (planned.kind === 'error') return planned.error
  const prefix = measureColumn(planned.index, '')
  const measured: Measured = Object.fromEntries(
    Object.entries(row).flatMap(([name, value]) => (name.startsWith(prefix) ? [[name.slice(prefix.length), value ?? null]] : [])),
  )
  requireMeasures(planned, measured)
  try {
    if (planned.kind === 'row') return judgeRows(planned, measured, context.keys, batchOf(context), format)
    return planned.expectation.judge(planned.config.kwargs, measured, planned.batch)
  } catch (error) {
    if (isQualityError(error)) return error
    throw error
  }
}

function requireScanOf(suite: Suite, context: ScanContext): void {
  if (context.suite === suite.name && context.expectations === suite.expectations.length) return
  throw invalidRow(
    `is of the suite ${JSON.stringify(context.suite)} with ${context.expectations} expectations, not of ${JSON.stringify(suite.name)}`,
  )
}

/** A count that is not there must not pass for one of zero. */
function requireMeasures(planned: Exclude<Planned, { kind: 'error' }>, measured: Measured): void {
  const names =
    planned.kind === 'measure'
      ? Object.keys(planned.measures)
      : ['elements', 'unexpected', ...(planned.plan.missing === undefined ? [] : ['missing'])]
  const missing = names.find((name) => (planned.kind === 'row' ? measured[name] == null : !(name in measured)))
  if (missing !== undefined) throw invalidRow(`lacks ${measureColumn(planned.index, missing)}`)
}

function invalidRow(problem: string): QualityError {
  return new QualityError({
    code: 'invalid-scan-row',
    path: '',
    message: `the row ${problem}`,
    hint: 'pass the row that the scan of this very suite gave, with the suite that compileSuite gave back',
  })
}

function resultOf(
  { config }: Planned,
  judgement: Judgement | Error,
  rows: readonly Readonly<Record<string, unknown>>[] | undefined,
  format: ResultFormat,
): ExpectationResult {
  const failed = judgement instanceof Error
  const result = failed ? {} : { ...judgement.result, ...(rows && { details: { unexpected_rows: rows } }) }
  return {
    success: !failed && judgement.success,
    expectation_config: config,
    result: format === 'BOOLEAN_ONLY' ? {} : result,
    meta: {},
    exception_info: { raised_exception: failed, exception_message: failed ? problemOf(judgement) : null, exception_traceback: null },
  }
}

function problemOf(error: Error): string {
  return isQualityError(error) ? `${error.message}: ${error.hint}` : error.message
}

function statisticsOf(results: readonly ExpectationResult[]): Statistics {
  const successful = results.filter(({ success }) => success).length
  return {
    evaluated_expectations: results.length,
    successful_expectations: successful,
    unsuccessful_expectations: results.length - successful,
    success_percent: results.length === 0 ? null : (successful / results.length) * 100,
  }
}
