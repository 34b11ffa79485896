import { hiveTypeText } from '../tables/hive-type.ts'
import { bindQuery } from './bind-query.ts'
import { tablePath } from './bind-table.ts'
import { fileFormat } from './file-format.ts'
import { namedColumns } from './named-columns.ts'
import type { QueryContext } from './query-context.ts'
import { putWrittenPartitions } from './register-partitions.ts'
import type { Statement } from './statement.ts'
import { NOTHING, type StatementResult } from './statement-result.ts'
import { requireAbsent } from './table-presence.ts'
import { partitionKeys, requireEmpty, requireLast } from './unload-statement.ts'
import { writeFiles } from './write-files.ts'

/** CREATE TABLE AS SELECT. https://docs.aws.amazon.com/athena/latest/ug/create-table-as.html */
export async function runCreateTableAs(
  statement: Extract<Statement, { kind: 'create-table-as' }>,
  source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const [database, table] = tablePath(statement.table, context.database)
  if (await requireAbsent(context, database, table, statement.ifNotExists)) return NOTHING
  const { options } = statement
  const format = fileFormat(options)
  const partitionedBy = partitionKeys(options, 'partitioned_by')
  const external = typeof options.external_location === 'string' ? options.external_location : undefined
  const location = external ?? `${context.outputLocation.replace(/\/$/, '')}/tables/${context.id}/`
  await requireEmpty(location, context)
  const named = await namedColumns(await bindQuery(statement.query, source, context), context.session)
  const columns = named.columns.map(({ name }) => name)
  requireLast(columns, partitionedBy)
  const written = statement.withData
    ? await writeFiles({ sql: named.sql, columns, partitionedBy, location, format }, context)
    : { files: [], rows: 0 }
  const described = named.columns.map(({ name, type }) => ({ Name: name, Type: hiveTypeText(type) }))
  await context.catalog.createTable(database, {
    Name: table,
    TableType: 'EXTERNAL_TABLE',
    PartitionKeys: described.filter(({ Name }) => partitionedBy.includes(Name)),
    Parameters: { EXTERNAL: 'TRUE', has_encrypted_data: 'false', classification: format.kind === 'textfile' ? 'csv' : format.kind },
    StorageDescriptor: {
      Columns: described.filter(({ Name }) => !partitionedBy.includes(Name)),
      Location: location,
      InputFormat: format.inputFormat,
      OutputFormat: format.outputFormat,
      SerdeInfo: { SerializationLibrary: format.serde, Parameters: { ...format.serdeParameters } },
    },
  })
  await putWrittenPartitions(database, table, written.files, context)
  return { kind: 'files', uris: written.files.map(({ uri }) => uri), rows: written.rows }
}
