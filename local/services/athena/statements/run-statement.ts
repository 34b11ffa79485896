import { bindQuery } from './bind-query.ts'
import { runCreateExternalTable } from './create-external-table-statement.ts'
import { runCreateTableAs } from './create-table-as-statement.ts'
import {
  addColumns,
  addPartitions,
  createDatabase,
  dropDatabase,
  dropPartitions,
  dropTable,
  dropView,
  setProperties,
} from './ddl-statements.ts'
import { runInsert } from './insert-statement.ts'
import type { QueryContext } from './query-context.ts'
import { runRepairTable } from './repair-table-statement.ts'
import { describeTable, showColumns, showCreateTable, showDatabases, showPartitions, showTables, showViews } from './show-statements.ts'
import type { Statement } from './statement.ts'
import type { StatementResult } from './statement-result.ts'
import { runUnload } from './unload-statement.ts'
import { runCreateView } from './view-statement.ts'

/** Statements over prepared statements: resolved before anything runs. */
type Prepared = 'prepare' | 'execute' | 'deallocate'

type Runners = {
  readonly [Kind in Exclude<Statement['kind'], Prepared>]: (
    statement: Extract<Statement, { kind: Kind }>,
    source: string,
    context: QueryContext,
  ) => Promise<StatementResult>
}

const RUNNERS: Runners = {
  query: async ({ query }, source, context) => ({ kind: 'rows', ...(await bindQuery(query, source, context)) }),
  async explain({ query }, source, context) {
    const { sql } = await bindQuery(query, source, context)
    const rows = await context.session.rows(`EXPLAIN ${sql}`)
    return { kind: 'text', columns: ['Query Plan'], lines: rows.flatMap((row) => String(row[1]).split('\n')) }
  },
  unload: runUnload,
  'create-table-as': runCreateTableAs,
  insert: runInsert,
  'create-view': runCreateView,
  'create-external-table': runCreateExternalTable,
  'create-database': createDatabase,
  'drop-database': dropDatabase,
  'drop-table': dropTable,
  'drop-view': dropView,
  'show-databases': showDatabases,
  'show-tables': showTables,
  'show-views': showViews,
  'show-partitions': showPartitions,
  'show-columns': showColumns,
  'show-create-table': showCreateTable,
  describe: describeTable,
  'repair-table': runRepairTable,
  'add-partitions': addPartitions,
  'drop-partitions': dropPartitions,
  'add-columns': addColumns,
  'set-properties': setProperties,
}

/** Runs one statement; its errors are `SqlError` and DuckDB's own. */
export function runStatement(
  statement: Exclude<Statement, { kind: Prepared }>,
  source: string,
  context: QueryContext,
): Promise<StatementResult> {
  // The table is keyed by `kind`, so the runner fits the statement it is given.
  return (RUNNERS[statement.kind] as (statement: never, source: string, context: QueryContext) => Promise<StatementResult>)(
    statement as never,
    source,
    context,
  )
}
