import { EXPECTATIONS } from '../../../quality/expectations/catalogue.ts'
import {
  compileSuite,
  fromGreatExpectations,
  isQualityError,
  judge,
  type ResultFormat,
  type ValidationResult,
} from '../../../quality/index.ts'
import type { Account } from '../../local/athena/account.ts'
import type { Case, CaseFile, Dataset } from './case-file.ts'
import { makeTable } from './case-table.ts'
import { columnType } from './column-types.ts'
import type { Outcome } from './compare-outcome.ts'
import type { SqlEngine } from './engine-of.ts'
import { queryRows, typedRows } from './query-rows.ts'

/** Upstream's placeholder for the table under test itself. */
const SELF = '__gold_primary_table__'

interface Prepared {
  readonly database: string
  readonly table: string
  readonly columns: readonly { readonly name: string; readonly type: string }[]
  readonly tables: readonly string[]
}

/** Runs cases the whole way: JSON suite, table of the local account, statement on the local Athena, verdict. Tables are made once each. */
export function caseRunner(account: Account) {
  const prepared = new Map<string, Promise<Prepared>>()

  return async function run(file: CaseFile, each: Case, engine: SqlEngine): Promise<Outcome> {
    // Upstream's runner adds a key column to the tables of its JSON tests of row-level expectations.
    const isKeyed = file.sources[each.source]?.kind === 'test_definitions' && EXPECTATIONS.get(file.expectation)?.kind === 'row'
    const dataset = file.datasets[each.dataset] as Dataset
    const isTyped = Object.values(dataset.columns).every((values) => values.some((value) => value !== null))
    const id = [file.expectation, each.dataset, engine, isKeyed, isTyped ? '' : JSON.stringify(each.kwargs)].join(' ')
    if (!prepared.has(id)) prepared.set(id, prepare(account, `gx${prepared.size}`, dataset, engine, isKeyed, each.kwargs))
    const { database, table, columns, tables } = (await prepared.get(id)) as Prepared
    try {
      const kwargs = kwargsOf(each, table)
      const source = fromGreatExpectations({ name: each.title, expectations: [{ type: file.expectation, kwargs, meta: {} }], meta: {} })
      const { suite, scan, rowQueries } = compileSuite(source, {
        table: { database, table },
        columns,
        now: new Date(account.environment.clock.now()).toISOString(),
        parameters: each.suite_parameters ?? {},
        sampleSize: 200,
        keyColumns: isKeyed ? ['pk_index'] : [],
        otherTables: tables,
        likeSyntax: engine === 'mssql' ? 'sql-server' : 'athena',
      })
      const { rows } = await queryRows(account, database, scan)
      const unexpectedRows = Object.fromEntries(
        await Promise.all(rowQueries.map(async ({ index, sql }) => [index, typedRows(await queryRows(account, database, sql))] as const)),
      )
      return outcomeOf(judge(suite, rows[0] ?? {}, { resultFormat: formatOf(each), unexpectedRows }))
    } catch (error) {
      if (!isQualityError(error)) throw error
      return { success: false, exception: true, message: error.message, result: {} }
    }
  }
}

/** The arguments with the table's own name, and infinite numbers as texts, since JSON has none. */
function kwargsOf({ kwargs }: Case, table: string): Readonly<Record<string, unknown>> {
  const text = JSON.stringify(kwargs)
    .replaceAll(SELF, table)
    .replaceAll(/\{"\$float":("-?Infinity")\}/g, '$1')
  return JSON.parse(text) as Readonly<Record<string, unknown>>
}

function outcomeOf({ results }: ValidationResult): Outcome {
  const [result] = results
  return {
    success: result?.success ?? false,
    exception: result?.exception_info.raised_exception ?? true,
    message: result?.exception_info.exception_message ?? null,
    result: result?.result ?? {},
  }
}

function formatOf({ result_format, kwargs }: Case): ResultFormat {
  const given = result_format ?? kwargs.result_format
  const format = typeof given === 'object' && given !== null ? (given as { result_format?: string }).result_format : given
  return (format as ResultFormat | undefined) ?? 'COMPLETE'
}

async function prepare(
  account: Account,
  database: string,
  dataset: Dataset,
  engine: SqlEngine,
  isKeyed: boolean,
  kwargs: unknown,
): Promise<Prepared> {
  await account.catalog.createDatabase(database)
  const table = dataset.name ?? 'batch_under_test'
  const typed = (columns: Dataset['columns'], of: Dataset) =>
    Object.entries(columns).map(([name, values]) => ({ name, values, type: columnType(of, name, values, engine, kwargs) }))
  const rows = Object.values(dataset.columns)[0]?.length ?? 0
  const key = { name: 'pk_index', type: 'int', values: Array.from({ length: rows }, (_, index) => index) }
  const columns = [...typed(dataset.columns, dataset), ...(isKeyed ? [key] : [])]
  await makeTable(account, database, { name: table, columns })
  for (const other of dataset.other_tables ?? [])
    await makeTable(account, database, { name: other.name, columns: typed(other.columns, other) })
  const tables = [table, ...(dataset.other_tables ?? []).map(({ name }) => name)]
  return { database, table, tables, columns: columns.map(({ name, type }) => ({ name: name.toLowerCase(), type })) }
}
