import type { Table } from '@aws-sdk/client-glue'
import type { BoundTable, EmittedQuery, Emitter } from '../duckdb/emitter.ts'
import type { ScopeColumn } from '../duckdb/scope.ts'
import type { Expression } from '../sql/expression.ts'
import { cursorOver } from '../sql/grammar.ts'
import { typeText } from '../sql/parse-type.ts'
import type { Query, TableReference } from '../sql/query.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { filesUnder } from '../tables/data-file.ts'
import { parquetBytes } from '../tables/parquet-scan.ts'
import { partitionsOf } from '../tables/table-partitions.ts'
import { PSEUDO_COLUMNS, tableScan } from '../tables/table-scan.ts'
import { type TableStorage, tableStorage } from '../tables/table-storage.ts'
import { informationSchema, type WantedNames } from './information-schema.ts'
import { isNotFound } from './is-not-found.ts'
import { fixedValues, partitionFilter } from './partition-filter.ts'
import type { QueryContext } from './query-context.ts'
import { viewSql } from './view-text.ts'

interface TableRequest {
  readonly reference: TableReference
  readonly emitter: Emitter
  readonly conditions: readonly Expression[]
  /** Lower-case names that the query mentions; `*` among them where it reads all. */
  readonly mentioned: ReadonlySet<string> | undefined
  readonly context: QueryContext
  readonly bindView: (query: Query, source: string, context: QueryContext) => Promise<EmittedQuery>
}

/** The database and table that a reference means: its last parts, the first of three being the catalog. */
export function tablePath(parts: readonly string[], database: string): readonly [string, string] {
  const lower = parts.map((part) => part.toLowerCase())
  return [lower.at(-2) ?? database.toLowerCase(), lower.at(-1) ?? '']
}

/** Looks a table up and makes the SQL that reads it. Throws TABLE_NOT_FOUND. */
export async function bindTable(request: TableRequest): Promise<BoundTable> {
  const { reference, context, emitter } = request
  const path = tablePath(reference.parts, context.database)
  const virtual = await informationSchema(path, context, wantedNames(request))
  if (virtual !== undefined) return virtual
  const table = await findTable(reference, path, emitter.source, context)
  const view = viewSql(table)
  if (view !== undefined) {
    const cursor = cursorOver(view.sql)
    const query = cursor.query()
    const inner = await request.bindView(query, view.sql, { ...context, database: view.database ?? path[0], parameters: [] })
    return { sql: `(${inner.sql})`, columns: inner.columns, path }
  }
  const storage = tableStorage(table)
  const filter = partitionFilter(emitter, reference, storage, request.conditions)
  const partitions = await partitionsOf(context.catalog, context.session, storage, filter, context.now)
  const files = (await Promise.all(partitions.map((partition) => filesUnder(context.store, partition.location, partition.values)))).flat()
  const withFile = PSEUDO_COLUMNS.some((column) => request.mentioned?.has(column.name) === true)
  const scan = { storage, files, session: context.session, copies: context.copies, plain: context.plain }
  context.scanned(await scannedBytes(scan, storage, request.mentioned))
  return { sql: await tableScan(scan, withFile), columns: tableColumns(storage, withFile), path }
}

/** The schemas and tables of which WHERE asks the information schema; a join may speak of others, so it has them all. */
function wantedNames({ emitter, conditions }: TableRequest): WantedNames {
  const wanted = new Map(conditions.flatMap((condition) => fixedValues(condition, emitter) ?? []).map(({ key, values }) => [key, values]))
  return { schemas: wanted.get('table_schema'), tables: wanted.get('table_name') }
}

async function scannedBytes(
  scan: Parameters<typeof parquetBytes>[0],
  storage: TableStorage,
  mentioned: ReadonlySet<string> | undefined,
): Promise<number> {
  const whole = scan.files.reduce((sum, { size }) => sum + size, 0)
  if (storage.format !== 'parquet' || mentioned === undefined || mentioned.has('*') || scan.files.length === 0) return whole
  return parquetBytes(scan, new Set(storage.columns.map((column) => column.name).filter((column) => mentioned.has(column))))
}

function tableColumns(storage: TableStorage, withFile: boolean): readonly ScopeColumn[] {
  const declared = [...storage.columns, ...storage.partitionKeys].map((column) => ({
    name: column.name,
    sql: column.name,
    type: typeText(column.type),
  }))
  return withFile ? [...declared, ...PSEUDO_COLUMNS.map((column) => ({ ...column, sql: column.name, hidden: true }))] : declared
}

async function findTable(
  reference: TableReference,
  path: readonly [string, string],
  source: string,
  { catalog }: QueryContext,
): Promise<Table> {
  const [database, table] = path
  try {
    return await catalog.getTable(database, table)
  } catch (error) {
    if (!isNotFound(error)) throw error
    const exists = await catalog.getDatabase(database).then(
      () => true,
      () => false,
    )
    if (!exists) throw sqlErrorAt('SCHEMA_NOT_FOUND', source, reference.at, `Schema '${database}' does not exist`)
    throw sqlErrorAt('TABLE_NOT_FOUND', source, reference.at, `Table 'awsdatacatalog.${database}.${table}' does not exist`)
  }
}
