import { SqlError } from '../sql/sql-error.ts'
import { s3Location } from '../tables/s3-location.ts'
import { bindQuery } from './bind-query.ts'
import { fileFormat } from './file-format.ts'
import { namedColumns } from './named-columns.ts'
import type { QueryContext } from './query-context.ts'
import type { Statement, WriteOptions } from './statement.ts'
import type { StatementResult } from './statement-result.ts'
import { writeFiles } from './write-files.ts'

/** UNLOAD: the target folder must be empty. https://docs.aws.amazon.com/athena/latest/ug/unload.html */
export async function runUnload(
  statement: Extract<Statement, { kind: 'unload' }>,
  source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const format = fileFormat(statement.options)
  const partitionedBy = partitionKeys(statement.options, 'partitioned_by')
  await requireEmpty(statement.location, context)
  const named = await namedColumns(await bindQuery(statement.query, source, context), context.session)
  const columns = named.columns.map(({ name }) => name)
  requireLast(columns, partitionedBy)
  const { files, rows } = await writeFiles({ sql: named.sql, columns, partitionedBy, location: statement.location, format }, context)
  return { kind: 'files', uris: files.map(({ uri }) => uri), rows }
}

/** Throws HIVE_PATH_ALREADY_EXISTS where a folder holds any object. */
export async function requireEmpty(location: string, { store }: QueryContext): Promise<void> {
  const { bucket, prefix } = s3Location(location)
  if (!(await store.hasBucket(bucket))) throw new SqlError('HIVE_FILESYSTEM_ERROR', `The bucket of ${location} does not exist`)
  if ((await store.list(bucket, prefix)).length > 0)
    throw new SqlError(
      'HIVE_PATH_ALREADY_EXISTS',
      `Target directory for table '${location}' already exists: ${location}. You may need to manually clean the data at location '${location}' before retrying. Athena will not delete data in your account.`,
    )
}

/** A list option in lower case. */
export function partitionKeys(options: WriteOptions, option: string): readonly string[] {
  const value = options[option]
  if (value === undefined) return []
  return (typeof value === 'string' ? [value] : value).map((key) => key.toLowerCase())
}

/** Partition keys must be the last columns, in their order. */
export function requireLast(columns: readonly string[], partitionedBy: readonly string[]): void {
  const missing = partitionedBy.find((key) => !columns.includes(key))
  if (missing !== undefined) throw new SqlError('INVALID_TABLE_PROPERTY', `Partition columns not present in schema: ${missing}`)
  const last = columns.slice(columns.length - partitionedBy.length)
  if (last.join() !== partitionedBy.join())
    throw new SqlError(
      'HIVE_COLUMN_ORDER_MISMATCH',
      'Partition keys must be the last columns in the table and in the same order as the table properties: [' +
        partitionedBy.join(', ') +
        ']',
    )
  if (partitionedBy.length > 0 && partitionedBy.length === columns.length)
    throw new SqlError('INVALID_TABLE_PROPERTY', 'Table contains only partition columns')
}
