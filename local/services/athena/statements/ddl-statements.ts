import type { PartitionInput, StorageDescriptor } from '@aws-sdk/client-glue'
import { SqlError } from '../sql/sql-error.ts'
import { partitionFolder } from '../tables/partition.ts'
import { tablePath } from './bind-table.ts'
import { isNotFound } from './is-not-found.ts'
import type { QueryContext } from './query-context.ts'
import type { PartitionSpec, Statement } from './statement.ts'
import { NOTHING, type StatementResult } from './statement-result.ts'
import { hasTable, requireDatabase } from './table-presence.ts'

type Ddl<Kind extends Statement['kind']> = (
  statement: Extract<Statement, { kind: Kind }>,
  source: string,
  context: QueryContext,
) => Promise<StatementResult>

export const createDatabase: Ddl<'create-database'> = async ({ database, ifNotExists }, _source, { catalog }) => {
  const name = database.toLowerCase()
  const exists = (await catalog.listDatabases()).some(({ Name }) => Name === name)
  if (exists && !ifNotExists)
    throw new SqlError(
      'SCHEMA_ALREADY_EXISTS',
      `FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Database ${name} already exists`,
    )
  if (!exists) await catalog.createDatabase(name)
  return NOTHING
}

export const dropDatabase: Ddl<'drop-database'> = async ({ database, ifExists, cascade }, _source, context) => {
  const name = database.toLowerCase()
  const { catalog } = context
  if (!(await catalog.listDatabases()).some(({ Name }) => Name === name)) {
    if (ifExists) return NOTHING
    throw new SqlError('SCHEMA_NOT_FOUND', `FAILED: SemanticException [Error 10072]: Database does not exist: ${name}`)
  }
  const tables = await catalog.listTables(name)
  if (tables.length > 0 && !cascade)
    throw new SqlError(
      'SCHEMA_NOT_EMPTY',
      `FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. InvalidOperationException(message:Database ${name} is not empty. One or more tables exist.)`,
    )
  for (const table of tables) await catalog.deleteTable(name, table.Name ?? '')
  // The shared catalog port has no way to remove a database; its own Glue API has.
  if (!('deleteDatabase' in catalog) || typeof catalog.deleteDatabase !== 'function')
    throw new SqlError('NOT_SUPPORTED', 'DROP DATABASE: use glue delete-database on the local account')
  await catalog.deleteDatabase(name)
  return NOTHING
}

const drop =
  (kind: 'Table' | 'View') =>
  async (
    { table: parts, ifExists }: { readonly table: readonly string[]; readonly ifExists: boolean },
    _source: string,
    context: QueryContext,
  ): Promise<StatementResult> => {
    const [database, table] = tablePath(parts, context.database)
    if (await hasTable(context, database, table)) await context.catalog.deleteTable(database, table)
    else if (!ifExists)
      throw new SqlError('TABLE_NOT_FOUND', `FAILED: SemanticException [Error 10001]: ${kind} not found ${database}.${table}`)
    return NOTHING
  }

/** DROP TABLE removes the catalog's entry; the data stays, as with every external table. */
export const dropTable = drop('Table')
export const dropView = drop('View')

/** https://docs.aws.amazon.com/athena/latest/ug/alter-table-add-partition.html */
export const addPartitions: Ddl<'add-partitions'> = async ({ table: parts, ifNotExists, partitions }, _source, context) => {
  const { database, table, found, keys } = await partitionedTable(parts, context)
  const known = new Set((await context.catalog.listPartitions(database, table)).map(({ Values }) => JSON.stringify(Values)))
  const inputs = partitions.flatMap(({ spec, location }) => {
    const Values = valuesOf(spec, keys)
    if (!known.has(JSON.stringify(Values))) return [partitionInput(Values, keys, found, location)]
    if (ifNotExists) return []
    throw new SqlError('ALREADY_EXISTS', `FAILED: SemanticException Partition already exists: [${Values.join(', ')}]`)
  })
  await context.catalog.putPartitions(database, table, inputs)
  return NOTHING
}

export const dropPartitions: Ddl<'drop-partitions'> = async ({ table: parts, ifExists, partitions }, _source, context) => {
  const { database, table, keys } = await partitionedTable(parts, context)
  const known = await context.catalog.listPartitions(database, table)
  const doomed = partitions.flatMap((spec) => {
    const matching = known
      .map(({ Values = [] }) => Values)
      .filter((values) => keys.every((key, index) => spec[key] === undefined || spec[key] === values[index]))
    if (matching.length === 0 && !ifExists)
      throw new SqlError(
        'PARTITION_NOT_FOUND',
        `FAILED: SemanticException [Error 10006]: Partition not found (${Object.entries(spec)
          .map(([key, value]) => `${key} = ${value}`)
          .join(', ')})`,
      )
    return matching
  })
  await context.catalog.deletePartitions(database, table, doomed)
  return NOTHING
}

export const addColumns: Ddl<'add-columns'> = async ({ table: parts, columns }, _source, context) => {
  const { database, table, found } = await existingTable(parts, context)
  const StorageDescriptor = {
    ...found.StorageDescriptor,
    Columns: [...(found.StorageDescriptor?.Columns ?? []), ...columns.map(({ name, type }) => ({ Name: name.toLowerCase(), Type: type }))],
  }
  await context.catalog.updateTable(database, { ...inputOf(found), Name: table, StorageDescriptor })
  return NOTHING
}

export const setProperties: Ddl<'set-properties'> = async ({ table: parts, properties }, _source, context) => {
  const { database, table, found } = await existingTable(parts, context)
  await context.catalog.updateTable(database, { ...inputOf(found), Name: table, Parameters: { ...found.Parameters, ...properties } })
  return NOTHING
}

/** What a Glue table and a table input share. */
function inputOf({
  TableType,
  PartitionKeys,
  Parameters,
  StorageDescriptor,
  Description,
  ViewOriginalText,
  ViewExpandedText,
}: Awaited<ReturnType<QueryContext['catalog']['getTable']>>) {
  return { TableType, PartitionKeys, Parameters, StorageDescriptor, Description, ViewOriginalText, ViewExpandedText }
}

/** A table of the catalog by the name a statement gives it. */
export async function existingTable(parts: readonly string[], context: QueryContext) {
  const [database, table] = tablePath(parts, context.database)
  try {
    return { database, table, found: await context.catalog.getTable(database, table) }
  } catch (error) {
    if (!isNotFound(error)) throw error
    await requireDatabase(context, database)
    throw new SqlError('TABLE_NOT_FOUND', `FAILED: SemanticException [Error 10001]: Table not found ${database}.${table}`, { cause: error })
  }
}

/** {@link existingTable} with its partition keys; throws where it has none. */
export async function partitionedTable(parts: readonly string[], context: QueryContext) {
  const table = await existingTable(parts, context)
  const keys = (table.found.PartitionKeys ?? []).map(({ Name }) => (Name ?? '').toLowerCase())
  if (keys.length === 0)
    throw new SqlError(
      'SYNTAX_ERROR',
      `FAILED: Execution Error, return code 1 from org.apache.hadoop.hive.ql.exec.DDLTask. Table ${table.database}.${table.table} is not a partitioned table`,
    )
  return { ...table, keys }
}

function valuesOf(spec: PartitionSpec, keys: readonly string[]): string[] {
  const values = keys.map((key) => spec[key])
  if (values.some((value) => value === undefined) || Object.keys(spec).length !== keys.length)
    throw new SqlError(
      'SYNTAX_ERROR',
      `FAILED: SemanticException partition spec {${Object.keys(spec).join(', ')}} doesn't contain all (${keys.length}) partition columns`,
    )
  return values as string[]
}

/** A partition's catalog entry, under the table's folder unless it has one of its own. */
export function partitionInput(
  Values: string[],
  keys: readonly string[],
  table: { readonly StorageDescriptor?: StorageDescriptor | undefined },
  location?: string,
): PartitionInput {
  const base = (table.StorageDescriptor?.Location ?? '').replace(/\/$/, '')
  return { Values, StorageDescriptor: { ...table.StorageDescriptor, Location: location ?? `${base}/${partitionFolder(keys, Values)}/` } }
}
