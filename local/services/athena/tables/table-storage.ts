import type { Table } from '@aws-sdk/client-glue'
import type { TypeName } from '../sql/expression.ts'
import { SqlError } from '../sql/sql-error.ts'
import { hiveType } from './hive-type.ts'

export type StorageFormat = 'parquet' | 'json' | 'hive-json' | 'open-csv' | 'lazy-simple'

export interface TableColumn {
  readonly name: string
  readonly type: TypeName
}

/** What a Glue table says of its files. */
export interface TableStorage {
  /** `database.table` */
  readonly name: string
  readonly location: string
  readonly format: StorageFormat
  readonly columns: readonly TableColumn[]
  readonly partitionKeys: readonly TableColumn[]
  /** SerDe and table parameters together, SerDe's own first. */
  readonly parameters: Readonly<Record<string, string>>
}

const SERDES: Readonly<Record<string, StorageFormat>> = {
  'org.apache.hadoop.hive.ql.io.parquet.serde.parquethiveserde': 'parquet',
  'org.openx.data.jsonserde.jsonserde': 'json',
  'org.apache.hive.hcatalog.data.jsonserde': 'hive-json',
  'org.apache.hadoop.hive.serde2.jsonserde': 'hive-json',
  'org.apache.hadoop.hive.serde2.opencsvserde': 'open-csv',
  'org.apache.hadoop.hive.serde2.lazy.lazysimpleserde': 'lazy-simple',
}

/** Reads a table's storage. Throws HIVE_UNSUPPORTED_FORMAT for a SerDe that the local Athena does not read (ORC, Avro, Regex, Grok, Iceberg). */
export function tableStorage(table: Table): TableStorage {
  const name = `${table.DatabaseName}.${table.Name}`
  const storage = table.StorageDescriptor
  const library = storage?.SerdeInfo?.SerializationLibrary ?? ''
  const format = SERDES[library.toLowerCase()]
  if (storage?.Location === undefined || storage.Location === '')
    throw new SqlError('HIVE_METASTORE_ERROR', `Table ${name} has no location`)
  if (format === undefined)
    throw new SqlError(
      'HIVE_UNSUPPORTED_FORMAT',
      `Unable to create input format ${storage.InputFormat ?? ''}: the local Athena does not read SerDe '${library}' of ${name}`,
    )
  const column = ({ Name, Type }: { Name?: string | undefined; Type?: string | undefined }): TableColumn => ({
    name: (Name ?? '').toLowerCase(),
    type: hiveType(Type ?? 'string'),
  })
  return {
    name,
    location: storage.Location,
    format,
    columns: (storage.Columns ?? []).map(column),
    partitionKeys: (table.PartitionKeys ?? []).map(column),
    parameters: { ...table.Parameters, ...storage.SerdeInfo?.Parameters },
  }
}
