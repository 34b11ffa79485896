import { Type } from '@sinclair/typebox'
import { gt, minutes, orElse, toNumber, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { athena, definePipeline, sqlText } from 'sluice/services'
import { catalog, orders, reports, resources } from './03-lake.ts'

/** A statement with a parameter: a value never becomes SQL. */
const countAbove = { pieces: [`SELECT count(*) FROM "${catalog.name}"."source" WHERE price > `, ''], slots: ['least'] } as const

const Input = Type.Object({ least: Type.Integer() })

const count = workflow({ name: 'count-orders', input: Input }, (flow, input) => {
  const query = flow.task(
    'Count',
    athena.startQueryExecution.sync,
    { QueryString: sqlText(countAbove, { least: input.least }), WorkGroup: reports.name },
    { timeout: minutes(10) },
  )
  const page = flow.task('Get result', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
  // The first row holds the names of the columns.
  const rows = flow.pass('Rows', toNumber(orElse(page.ResultSet.Rows[1].Data[0].VarCharValue, '0')))
  return flow.when(
    'Any?',
    gt(rows, 0),
    () => ({ rows, answer: 'some' as const }),
    () => ({ rows, answer: 'none' as const }),
  )
})

const pipeline = definePipeline({ workflow: count, resources, queries: { reads: [orders] } })
const { start, close } = await openDeployment([pipeline], { root: '.sluice/tutorial' })
for (const least of [10, 100]) {
  const { status, output } = await start(count, { least }).result
  console.log(status, JSON.stringify(output))
}
await close()
