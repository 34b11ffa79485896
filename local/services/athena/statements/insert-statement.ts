import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text } from '../duckdb/quote.ts'
import { typeFamily } from '../duckdb/type-mismatch.ts'
import { typeText } from '../sql/parse-type.ts'
import { SqlError } from '../sql/sql-error.ts'
import { partitionFolder } from '../tables/partition.ts'
import { isProjected } from '../tables/partition-projection.ts'
import { type TableColumn, type TableStorage, tableStorage } from '../tables/table-storage.ts'
import { bindQuery } from './bind-query.ts'
import { tablePath } from './bind-table.ts'
import { type FileFormat, fileFormat } from './file-format.ts'
import { isNotFound } from './is-not-found.ts'
import type { QueryContext } from './query-context.ts'
import { putWrittenPartitions } from './register-partitions.ts'
import type { Statement } from './statement.ts'
import type { StatementResult } from './statement-result.ts'
import { trinoType } from './trino-type.ts'
import { writeFiles } from './write-files.ts'

/** INSERT INTO: new files beside the old ones; new partitions are registered. https://docs.aws.amazon.com/athena/latest/ug/insert-into.html */
export async function runInsert(
  statement: Extract<Statement, { kind: 'insert' }>,
  source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const [database, table] = tablePath(statement.table, context.database)
  const storage = tableStorage(await target(database, table, context))
  const format = insertFormat(storage)
  const all = [...storage.columns, ...storage.partitionKeys]
  const wanted = statement.columns?.map((column) => columnNamed(all, column)) ?? all
  const query = await bindQuery(statement.query, source, context)
  const described = await context.session.describe(query.sql)
  const given = described.map(({ type }) => trinoType(type))
  const mismatch = `line 1:1: Insert query has mismatched column types: Table: [${wanted.map(({ type }) => typeText(type)).join(', ')}], Query: [${given.map(typeText).join(', ')}]`
  // A bare NULL has no type in Trino and is an integer in DuckDB, so an integer of unknown origin is judged row by row.
  const isOpen = (index: number) => query.columns[index]?.type === undefined && given[index]?.name === 'integer'
  const fits = wanted.map(({ type }, index) => given[index] !== undefined && isStorable(typeText(given[index]), typeText(type)))
  if (given.length !== wanted.length || fits.some((fit, index) => !fit && !isOpen(index))) throw new SqlError('TYPE_MISMATCH', mismatch)
  const items = all.map((column) => {
    const index = wanted.indexOf(column)
    const target = duckdbType(column.type)
    const value = index < 0 ? 'NULL' : `q.${name(`c${index}`)}`
    const stored = index < 0 || fits[index] ? `CAST(${value} AS ${target})` : onlyNull(value, target, mismatch)
    return `${stored} AS ${name(column.name)}`
  })
  const sql = `SELECT ${items.join(', ')} FROM (${query.sql}) AS q(${wanted.map((_, index) => name(`c${index}`)).join(', ')})`
  const partitionedBy = storage.partitionKeys.map((key) => key.name)
  const known = await context.catalog.listPartitions(database, table)
  const partitionLocations = new Map(
    known.flatMap(({ Values = [], StorageDescriptor }) =>
      StorageDescriptor?.Location === undefined ? [] : [[partitionFolder(partitionedBy, Values), StorageDescriptor.Location]],
    ),
  )
  const { files, rows } = await writeFiles(
    { sql, columns: all.map((column) => column.name), partitionedBy, location: storage.location, format, partitionLocations },
    context,
  )
  if (!isProjected(storage)) await putWrittenPartitions(database, table, files, context)
  return { kind: 'files', uris: files.map(({ uri }) => uri), rows }
}

/** NULL where a value is NULL; any other value fails the query. */
function onlyNull(value: string, target: string, mismatch: string): string {
  const failure = `CAST(CAST(${text(`TYPE_MISMATCH: ${mismatch}`)} AS INTEGER) AS VARCHAR)`
  return `cast_to_type(CASE WHEN ${value} IS NOT NULL THEN ${failure} END, CAST(NULL AS ${target}))`
}

async function target(database: string, table: string, { catalog }: QueryContext) {
  try {
    return await catalog.getTable(database, table)
  } catch (error) {
    if (!isNotFound(error)) throw error
    throw new SqlError('TABLE_NOT_FOUND', `line 1:1: Table 'awsdatacatalog.${database}.${table}' does not exist`, { cause: error })
  }
}

function columnNamed(columns: readonly TableColumn[], column: string): TableColumn {
  const found = columns.find((candidate) => candidate.name === column.toLowerCase())
  if (found === undefined)
    throw new SqlError('COLUMN_NOT_FOUND', `line 1:1: Insert column name does not exist in target table: ${column.toLowerCase()}`)
  return found
}

/** Whether Trino converts by itself: within a family of types, and NULL (which DuckDB calls an integer) into anything. */
function isStorable(given: string, wanted: string): boolean {
  return typeFamily(given) === undefined || typeFamily(given) === typeFamily(wanted) || given === wanted
}

function insertFormat(storage: TableStorage): FileFormat {
  switch (storage.format) {
    case 'parquet':
      return fileFormat({ format: 'PARQUET', compression: storage.parameters['parquet.compression'] ?? 'GZIP' })
    case 'json':
    case 'hive-json':
      return fileFormat({ format: 'JSON' })
    case 'lazy-simple':
      return fileFormat({ format: 'TEXTFILE', field_delimiter: storage.parameters['field.delim'] ?? '\u0001' })
    case 'open-csv':
      throw new SqlError('NOT_SUPPORTED', `INSERT INTO is not supported for tables of OpenCSVSerDe: ${storage.name}`)
  }
}
