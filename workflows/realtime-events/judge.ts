import { context, type Flow, jsonata, ne, type Ref, text } from '../../asl/index.ts'
import { athena, glue, sqlText } from '../../services/index.ts'
import { realtimeEvents as sql } from '../../sql/index.ts'
import { numbersOf } from '../crawl-then-query/report.ts'
import type { RealtimeEventsInput } from './input.ts'
import { queryOf } from './query.ts'
import type { RealtimeResources } from './resources.ts'
import { WORK } from './zones.ts'

/** What a batch came to. */
export interface Judged {
  readonly rows: { readonly raw: number; readonly clean: number; readonly rejected: number }
  readonly reasons: Readonly<Record<string, number>>
}

/** The Glue job writes every line with its verdict, once; Athena counts raw and judged lines on paths of their own, and both must agree. */
export function judgeBatch<S>(flow: Flow<S>, fields: Ref<RealtimeEventsInput, S>, resources: RealtimeResources): Ref<Judged, S> {
  const { lake, process, catalog } = resources
  const run = context.Execution.Name
  const { dt, batch } = fields
  const target = text`s3://${lake.name}/${WORK.judged}run=${run}/`
  flow.task('Process events', glue.startJobRun.sync, {
    JobName: process.name,
    Arguments: { '--statement': sqlText(sql.process, { dt, batch, target }), '--database': catalog.name },
  })
  const query = flow.task('Count', athena.startQueryExecution.sync, queryOf(resources, 'Count', sqlText(sql.count, { dt, batch, run })))
  const result = flow.task('Read counts', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
  const rows = numbersOf<S>(result.ResultSet.Rows, 'rows')
  const judged = flow.pass('Sum up', {
    rows: jsonata<Judged['rows']>`${rows}`,
    reasons: numbersOf<S>(result.ResultSet.Rows, 'reason'),
  })
  flow.when('Lines lost?', ne(judged.rows.raw, jsonata<number>`(${judged.rows.clean} + ${judged.rows.rejected})`), (lost) =>
    lost.fail(
      'RowsNotConserved',
      text`batch ${batch} of ${dt} has ${judged.rows.raw} lines, but ${judged.rows.clean} clean and ${judged.rows.rejected} rejected ones: nothing was published`,
    ),
  )
  return judged
}
