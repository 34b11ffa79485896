import { context, type Flow, jsonata, ne, type Ref, text } from '../../asl/index.ts'
import { athena, type SqlValue, sqlText } from '../../services/index.ts'
import type { CrawlThenQueryInput } from './input.ts'
import type { CrawlThenQueryOptions } from './options.ts'
import { queryOf } from './query.ts'
import { numbersOf, textsOf } from './report.ts'
import { JUDGED } from './zones.ts'

/** Every row gets its verdict, once; the source is counted beside it, and both must agree. */
export function judge<S>(flow: Flow<S>, input: Ref<CrawlThenQueryInput, S>, options: CrawlThenQueryOptions) {
  const { bucket } = options.source
  const run = context.Execution.Name
  const values: Readonly<Record<string, SqlValue<S>>> = { run, ...options.parameters?.(input) }
  const target = text`s3://${bucket}/${JUDGED}run=${run}/`
  const split = flow.parallel('Judge', {
    judged: (branch) =>
      branch.task('Judge rows', athena.startQueryExecution.sync, queryOf(options, 'judge', sqlText(options.judge, { target }))),
    counted: (branch) => {
      const query = branch.task(
        'Count source',
        athena.startQueryExecution.sync,
        queryOf(options, 'count', sqlText(options.countSource, {})),
      )
      const result = branch.task('Read count', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
      return { rows: jsonata<number>`$number(${result.ResultSet.Rows}[1].Data[0].VarCharValue)` }
    },
  })
  const query = flow.task('Report', athena.startQueryExecution.sync, queryOf(options, 'report', sqlText(options.report, values)))
  const result = flow.task('Read report', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
  const lines = result.ResultSet.Rows
  const report = flow.pass('Sum up', {
    rows: numbersOf(lines, 'rows'),
    periods: numbersOf(lines, 'periods'),
    reasons: numbersOf(lines, 'reason'),
    statistics: textsOf(lines, 'statistic'),
    top: textsOf(lines, 'top'),
  })
  const rows = flow.pass('Rows', {
    source: split.counted.rows,
    clean: jsonata<number>`${report.rows}.clean`,
    quarantined: jsonata<number>`${report.rows}.quarantined`,
  })
  flow.when('Rows conserved?', ne(rows.source, jsonata<number>`(${rows.clean} + ${rows.quarantined})`), (lost) =>
    lost.fail(
      'RowsNotConserved',
      text`${rows.clean} clean and ${rows.quarantined} quarantined rows do not make the ${rows.source} of the source: it changed while it was read. Nothing was published; run again when no file arrives`,
    ),
  )
  return {
    run,
    rows,
    periods: report.periods,
    reasons: report.reasons,
    statistics: report.statistics,
    top: report.top,
    scannedBytes: split.judged.QueryExecution.Statistics.DataScannedInBytes,
  }
}
