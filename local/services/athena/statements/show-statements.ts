import { partitionFolder } from '../tables/partition.ts'
import { existingTable, partitionedTable } from './ddl-statements.ts'
import type { QueryContext } from './query-context.ts'
import type { Statement } from './statement.ts'
import type { StatementResult } from './statement-result.ts'
import { requireDatabase } from './table-presence.ts'
import { viewSql } from './view-text.ts'

type Show<Kind extends Statement['kind']> = (
  statement: Extract<Statement, { kind: Kind }>,
  source: string,
  context: QueryContext,
) => Promise<StatementResult>

const text = (columns: readonly string[], lines: readonly string[]): StatementResult => ({ kind: 'text', columns, lines })

/** Hive's patterns: `*` for anything, `|` for either; a regular expression otherwise. */
function matching(names: readonly string[], like: string | undefined): readonly string[] {
  const pattern =
    like === undefined
      ? undefined
      : new RegExp(
          `^(?:${like
            .replaceAll(/[.+^${}()[\]\\]/g, (character) => (character === '.' ? '.' : `\\${character}`))
            .replaceAll('.*', '*')
            .replaceAll('*', '.*')})$`,
          'i',
        )
  return names.filter((name) => pattern?.test(name) ?? true).toSorted()
}

export const showDatabases: Show<'show-databases'> = async ({ like }, _source, { catalog }) =>
  text(
    ['database_name'],
    matching(
      (await catalog.listDatabases()).map(({ Name }) => Name ?? ''),
      like,
    ),
  )

export const showTables: Show<'show-tables'> = async (statement, _source, context) =>
  text(['tab_name'], await namesOf(statement, context, () => true))

export const showViews: Show<'show-views'> = async (statement, _source, context) =>
  text(['views'], await namesOf(statement, context, (type) => type === 'VIRTUAL_VIEW'))

async function namesOf(
  { database, like }: { readonly database?: string; readonly like?: string },
  context: QueryContext,
  wanted: (type: string | undefined) => boolean,
): Promise<readonly string[]> {
  const name = (database ?? context.database).toLowerCase()
  await requireDatabase(context, name)
  const tables = await context.catalog.listTables(name)
  return matching(
    tables.filter(({ TableType }) => wanted(TableType)).map(({ Name }) => Name ?? ''),
    like,
  )
}

export const showPartitions: Show<'show-partitions'> = async ({ table: parts }, _source, context) => {
  const { database, table, keys } = await partitionedTable(parts, context)
  const partitions = await context.catalog.listPartitions(database, table)
  return text(
    ['partition'],
    partitions.map(({ Values = [] }) => partitionFolder(keys, Values)),
  )
}

export const showColumns: Show<'show-columns'> = async ({ table: parts }, _source, context) => {
  const { found } = await existingTable(parts, context)
  return text(
    ['field'],
    [...(found.StorageDescriptor?.Columns ?? []), ...(found.PartitionKeys ?? [])].map(({ Name }) => (Name ?? '').padEnd(20)),
  )
}

export const describeTable: Show<'describe'> = async ({ table: parts }, _source, context) => {
  const { found } = await existingTable(parts, context)
  const line = ({ Name, Type, Comment }: { Name?: string | undefined; Type?: string | undefined; Comment?: string | undefined }) =>
    [Name, Type, Comment].map((cell) => (cell ?? '').padEnd(20)).join('\t')
  const keys = found.PartitionKeys ?? []
  const columns = [...(found.StorageDescriptor?.Columns ?? []), ...keys].map(line)
  const heading = ['', '# Partition Information', ['# col_name', 'data_type', 'comment'].map((cell) => cell.padEnd(20)).join('\t'), '']
  return text(['col_name', 'data_type', 'comment'], keys.length === 0 ? columns : [...columns, ...heading, ...keys.map(line)])
}

export const showCreateTable: Show<'show-create-table'> = async ({ table: parts }, _source, context) => {
  const { database, table, found } = await existingTable(parts, context)
  const view = viewSql(found)
  if (view !== undefined) return text(['Create View'], [`CREATE VIEW ${database}.${table} AS`, ...view.sql.split('\n')])
  const column = ({ Name, Type }: { Name?: string | undefined; Type?: string | undefined }) => `  \`${Name}\` ${Type}`
  const properties = (values: Readonly<Record<string, string>> | undefined) =>
    Object.entries(values ?? {}).map(([key, value]) => `  '${key}'='${value}'`)
  const storage = found.StorageDescriptor
  const lines = [`CREATE EXTERNAL TABLE \`${database}.${table}\`(`, `${(storage?.Columns ?? []).map(column).join(', \n')})`]
  if ((found.PartitionKeys ?? []).length > 0) lines.push('PARTITIONED BY ( ', `${(found.PartitionKeys ?? []).map(column).join(', \n')})`)
  lines.push('ROW FORMAT SERDE ', `  '${storage?.SerdeInfo?.SerializationLibrary}' `)
  const serde = properties(storage?.SerdeInfo?.Parameters)
  if (serde.length > 0) lines.push('WITH SERDEPROPERTIES ( ', `${serde.join(', \n')}) `)
  lines.push(
    'STORED AS INPUTFORMAT ',
    `  '${storage?.InputFormat}' `,
    'OUTPUTFORMAT ',
    `  '${storage?.OutputFormat}'`,
    'LOCATION',
    `  '${storage?.Location}'`,
  )
  lines.push('TBLPROPERTIES (', `${properties(found.Parameters).join(', \n')})`)
  return text(
    ['createtab_stmt'],
    lines.flatMap((line) => line.split('\n')),
  )
}
