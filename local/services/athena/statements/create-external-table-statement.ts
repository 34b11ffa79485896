import { duckdbType } from '../duckdb/duckdb-type.ts'
import { SqlError } from '../sql/sql-error.ts'
import { hiveType } from '../tables/hive-type.ts'
import { s3Location } from '../tables/s3-location.ts'
import { tablePath } from './bind-table.ts'
import type { QueryContext } from './query-context.ts'
import type { CreateExternalTable, DeclaredColumn } from './statement.ts'
import { NOTHING, type StatementResult } from './statement-result.ts'
import { requireAbsent } from './table-presence.ts'

const TEXT = { input: 'org.apache.hadoop.mapred.TextInputFormat', output: 'org.apache.hadoop.hive.ql.io.HiveIgnoreKeyTextOutputFormat' }

/** What `STORED AS` means. */
const FORMATS: Readonly<Record<string, { input: string; output: string; serde: string }>> = {
  textfile: { ...TEXT, serde: 'org.apache.hadoop.hive.serde2.lazy.LazySimpleSerDe' },
  json: { ...TEXT, serde: 'org.apache.hive.hcatalog.data.JsonSerDe' },
  parquet: {
    input: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
    serde: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
  },
  orc: {
    input: 'org.apache.hadoop.hive.ql.io.orc.OrcInputFormat',
    output: 'org.apache.hadoop.hive.ql.io.orc.OrcOutputFormat',
    serde: 'org.apache.hadoop.hive.ql.io.orc.OrcSerde',
  },
}

/** CREATE EXTERNAL TABLE. https://docs.aws.amazon.com/athena/latest/ug/create-table.html */
export async function runCreateExternalTable(
  statement: CreateExternalTable,
  _source: string,
  context: QueryContext,
): Promise<StatementResult> {
  const [database, table] = tablePath(statement.table, context.database)
  if (await requireAbsent(context, database, table, statement.ifNotExists)) return NOTHING
  if (statement.location === '')
    throw new SqlError(
      'INVALID_TABLE_PROPERTY',
      'FAILED: SemanticException Table location must be given: LOCATION is required for an external table',
    )
  s3Location(statement.location)
  const format = FORMATS[statement.storedAs ?? 'textfile']
  if (format === undefined)
    throw new SqlError('SYNTAX_ERROR', `FAILED: SemanticException Unrecognized file format in STORED AS clause: '${statement.storedAs}'`)
  const column = ({ name, type, comment }: DeclaredColumn) => {
    // Throws for a type that no table can have.
    duckdbType(hiveType(type))
    return { Name: name.toLowerCase(), Type: type, ...(comment !== undefined && { Comment: comment }) }
  }
  await context.catalog.createTable(database, {
    Name: table,
    TableType: 'EXTERNAL_TABLE',
    ...(statement.comment !== undefined && { Description: statement.comment }),
    PartitionKeys: statement.partitionedBy.map(column),
    Parameters: { EXTERNAL: 'TRUE', ...statement.properties },
    StorageDescriptor: {
      Columns: statement.columns.map(column),
      Location: statement.location,
      InputFormat: statement.inputFormat ?? format.input,
      OutputFormat: statement.outputFormat ?? format.output,
      SerdeInfo: { SerializationLibrary: statement.serde ?? format.serde, Parameters: { ...statement.serdeProperties } },
    },
  })
  return NOTHING
}
