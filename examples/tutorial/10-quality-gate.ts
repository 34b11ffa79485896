import { Type } from '@sinclair/typebox'
import { context, gt, orElse, text, toNumber, workflow } from 'sluice'
import { openDeployment } from 'sluice/local'
import { compileSuite, expectColumnValuesToBeBetween, expectColumnValuesToNotBeNull, suite } from 'sluice/quality'
import { athena, definePipeline } from 'sluice/services'
import { catalog, lake, orders, reports, resources } from './03-lake.ts'

const expected = suite('orders', [
  expectColumnValuesToNotBeNull({ column: 'customer' }),
  expectColumnValuesToBeBetween({ column: 'price', minValue: 0 }),
])
const { rows, split } = compileSuite(expected, {
  table: { database: catalog.name, table: 'source' },
  columns: [
    { name: 'id', type: 'bigint' },
    { name: 'customer', type: 'string' },
    { name: 'price', type: 'bigint' },
  ],
})

const WorkGroup = reports.name

// Athena writes into an empty folder only, so every run has its own.
const [before = '', after = ''] = split(`${lake.zones.judged.uri}THIS_RUN`).split('THIS_RUN')

const gate = workflow({ name: 'gate-orders', input: Type.Object({}) }, (flow) => {
  // Every row goes to one of two folders, with its reasons: none is lost.
  const QueryString = text`${before}${context.Execution.Name}${after}`
  flow.task('Split', athena.startQueryExecution.sync, { QueryString, WorkGroup })
  const bad = `SELECT count(*) FROM (${rows()}) WHERE verdict = 'quarantined'`
  const query = flow.task('Count bad', athena.startQueryExecution.sync, { QueryString: bad, WorkGroup })
  const page = flow.task('Get count', athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId })
  const count = flow.pass('Bad rows', toNumber(orElse(page.ResultSet.Rows[1].Data[0].VarCharValue, '0')))
  flow.when('Gate', gt(count, 0), (then) => then.fail('Quality.GateFailed', text`${count} of the rows are quarantined`))
})

const queries = { reads: [orders], writes: [lake.zones.judged] }
const { start, close } = await openDeployment([definePipeline({ workflow: gate, resources, queries })], { root: '.sluice/tutorial' })
const { status, error, cause } = await start(gate, {}).result
await close()

console.log(status, `${error}: ${cause}`)
