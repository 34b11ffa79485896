import type { Table } from '@aws-sdk/client-glue'
import type { BoundTable } from '../duckdb/emitter.ts'
import { name, text } from '../duckdb/quote.ts'
import { typeText } from '../sql/parse-type.ts'
import { hiveType } from '../tables/hive-type.ts'
import { isNotFound } from './is-not-found.ts'
import type { QueryContext } from './query-context.ts'

type Rows = readonly (readonly (string | number | null)[])[]

/** The databases and tables that are asked for. Absent: all of them. */
export interface WantedNames {
  readonly schemas?: readonly string[] | undefined
  readonly tables?: readonly string[] | undefined
}

/** `information_schema.tables`, `.columns`, `.schemata` and `"table$partitions"`: the catalog as tables. */
export async function informationSchema(
  path: readonly [string, string],
  context: QueryContext,
  wanted: WantedNames,
): Promise<BoundTable | undefined> {
  const [database, table] = path
  if (table.endsWith('$partitions')) return partitionsTable(database, table.slice(0, -'$partitions'.length), path, context)
  if (database !== 'information_schema') return undefined
  const reader = TABLES[table]
  if (reader === undefined) return undefined
  return values(path, reader.columns, await reader.rows(context, wanted))
}

function values(path: readonly [string, string], columns: readonly string[], rows: Rows): BoundTable {
  const literal = (value: string | number | null) =>
    value === null ? 'NULL' : typeof value === 'number' ? `CAST(${value} AS BIGINT)` : `CAST(${text(value)} AS VARCHAR)`
  const list = columns.map(name).join(', ')
  const body =
    rows.length === 0
      ? `SELECT ${columns.map((column) => `CAST(NULL AS VARCHAR) AS ${name(column)}`).join(', ')} WHERE false`
      : `VALUES ${rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')}`
  return { sql: `(SELECT * FROM (${body}) AS v(${list}))`, columns: columns.map((column) => ({ name: column, sql: column })), path }
}

async function partitionsTable(
  database: string,
  table: string,
  path: readonly [string, string],
  { catalog }: QueryContext,
): Promise<BoundTable> {
  const { PartitionKeys = [] } = await catalog.getTable(database, table)
  const partitions = await catalog.listPartitions(database, table)
  return values(
    path,
    PartitionKeys.map(({ Name }) => Name ?? ''),
    partitions.map(({ Values = [] }) => Values),
  )
}

const CATALOG = 'awsdatacatalog'

const TABLES: Readonly<
  Record<string, { readonly columns: readonly string[]; readonly rows: (context: QueryContext, wanted: WantedNames) => Promise<Rows> }>
> = {
  schemata: {
    columns: ['catalog_name', 'schema_name'],
    rows: async ({ catalog }) => (await catalog.listDatabases()).map(({ Name }) => [CATALOG, Name ?? '']),
  },
  tables: {
    columns: ['table_catalog', 'table_schema', 'table_name', 'table_type'],
    rows: async (context, wanted) =>
      (await tablesOf(context, wanted)).map(({ database, table }) => [
        CATALOG,
        database,
        table.Name ?? '',
        table.TableType === 'VIRTUAL_VIEW' ? 'VIEW' : 'BASE TABLE',
      ]),
  },
  columns: {
    columns: [
      'table_catalog',
      'table_schema',
      'table_name',
      'column_name',
      'ordinal_position',
      'column_default',
      'is_nullable',
      'data_type',
    ],
    rows: async (context, wanted) =>
      (await tablesOf(context, wanted)).flatMap(({ database, table }) =>
        [...(table.StorageDescriptor?.Columns ?? []), ...(table.PartitionKeys ?? [])].map(({ Name, Type }, index) => [
          CATALOG,
          database,
          table.Name ?? '',
          Name ?? '',
          index + 1,
          null,
          'YES',
          typeText(hiveType(Type ?? 'string')),
        ]),
      ),
  },
}

/** Of names that are known only those are looked up, as Athena does: who asks may be allowed no others. */
async function tablesOf({ catalog }: QueryContext, { schemas, tables }: WantedNames) {
  const databases = schemas ?? (await catalog.listDatabases()).map(({ Name }) => Name ?? '')
  const lookUp = async (database: string): Promise<readonly Table[]> =>
    tables === undefined
      ? orNone(catalog.listTables(database))
      : (await Promise.all(tables.map((table) => orNone(catalog.getTable(database, table).then((found) => [found]))))).flat()
  return (await Promise.all(databases.map(async (database) => (await lookUp(database)).map((table) => ({ database, table }))))).flat()
}

/** What is asked for by name may not be there. */
async function orNone(looked: Promise<readonly Table[]>): Promise<readonly Table[]> {
  try {
    return await looked
  } catch (error) {
    if (isNotFound(error)) return []
    throw error
  }
}
