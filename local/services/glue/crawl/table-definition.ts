import type { PartitionInput, StorageDescriptor, TableInput } from '@aws-sdk/client-glue'
import type { FileSchema } from '../classify/file-schema.ts'
import { hiveTypeName } from '../classify/hive-type.ts'
import { partitionId } from '../partition-store.ts'
import type { CrawledFile } from './crawled-file.ts'
import { partitionScheme } from './hive-partition.ts'
import { locationOf } from './s3-target.ts'
import { tableFormat } from './table-format.ts'
import { columnsOf, type TableGroup } from './table-grouping.ts'
import { tableName } from './table-name.ts'

/** What a crawl makes of one group of files. */
export interface TableDefinition {
  readonly table: TableInput & { readonly Name: string; readonly StorageDescriptor: StorageDescriptor }
  readonly partitions: readonly PartitionInput[]
}

/** What of a crawler goes into its tables. */
export interface TableSource {
  readonly bucket: string
  readonly crawler: string
  readonly tablePrefix: string | undefined
  readonly exclusions: readonly string[]
}

/** The table and partitions of a group of files, in the form in which the crawler writes them to the catalog. */
export function tableDefinition({ folders, file, files, table }: TableGroup, source: TableSource): TableDefinition {
  const { bucket, crawler } = source
  const location = locationOf(bucket, folders) + (file ?? '')
  const scheme = partitionScheme(files.map((one) => one.folders.slice(folders.length)))
  const parameters = {
    ...parametersOf(files),
    UPDATED_BY_CRAWLER: crawler,
    CrawlerSchemaSerializerVersion: '1.0',
    CrawlerSchemaDeserializerVersion: '1.0',
    ...(source.exclusions.length === 0 ? {} : { exclusions: JSON.stringify(source.exclusions) }),
  }
  return {
    table: {
      Name: table ?? tableName(file ?? folders.at(-1) ?? bucket, source.tablePrefix),
      Owner: 'owner',
      Retention: 0,
      TableType: 'EXTERNAL_TABLE',
      PartitionKeys: scheme.keys.map((key) => ({ Name: key, Type: 'string' })),
      Parameters: parameters,
      StorageDescriptor: storageOf(files, location, parameters),
    },
    partitions: scheme.keys.length === 0 ? [] : partitionsOf(files, folders.length, bucket, scheme.valuesOf),
  }
}

function partitionsOf(
  files: readonly CrawledFile[],
  depth: number,
  bucket: string,
  valuesOf: (folders: readonly string[]) => readonly string[],
): readonly PartitionInput[] {
  const folders = new Map<string, CrawledFile[]>()
  for (const file of files) {
    const location = locationOf(bucket, file.folders)
    const others = folders.get(location)
    if (others === undefined) folders.set(location, [file])
    else others.push(file)
  }
  const partitions = new Map<string, PartitionInput>()
  for (const [location, inFolder] of folders) {
    const values = [...valuesOf((inFolder[0] as CrawledFile).folders.slice(depth))] // a folder is made with its first file
    const id = partitionId(values)
    // Two folders of the same values (`dt=1`, `DT=1`) cannot both be the partition: the first one is.
    if (partitions.has(id)) continue
    const storage = storageOf(inFolder, location, parametersOf(inFolder))
    partitions.set(id, { Values: values, StorageDescriptor: storage, Parameters: {} })
  }
  return [...partitions.values()]
}

function storageOf(files: readonly CrawledFile[], location: string, parameters: Record<string, string>): StorageDescriptor {
  const schema = schemaOf(files)
  const format = tableFormat(schema)
  return {
    Columns: columnsOf(files).map(({ name, type }) => ({ Name: name, Type: hiveTypeName(type) })),
    Location: location,
    InputFormat: format.inputFormat,
    OutputFormat: format.outputFormat,
    Compressed: files[0]?.compression === 'gzip',
    NumberOfBuckets: -1,
    SerdeInfo: format.serde(schema),
    BucketColumns: [],
    SortColumns: [],
    Parameters: { ...parameters },
    StoredAsSubDirectories: false,
  }
}

/** The schema that stands for all files: the first one's format, with the JSON names of all. */
function schemaOf(files: readonly CrawledFile[]): FileSchema {
  const { schema } = files[0] as CrawledFile // a group has at least one file
  if (schema.kind !== 'json') return schema
  const paths = new Map<string, string>()
  for (const file of files) {
    if (file.schema.kind !== 'json') continue
    for (const path of file.schema.paths) if (!paths.has(path.toLowerCase())) paths.set(path.toLowerCase(), path)
  }
  return { ...schema, paths: [...paths.values()].sort() }
}

function parametersOf(files: readonly CrawledFile[]): Record<string, string> {
  const { schema, compression } = files[0] as CrawledFile // as above
  const sum = (numberOf: (file: CrawledFile) => number) => files.reduce((total, file) => total + numberOf(file), 0)
  const sampled = sum((file) => file.schema.records)
  return {
    classification: schema.kind,
    compressionType: compression,
    typeOfData: 'file',
    sizeKey: String(sum((file) => file.size)),
    objectCount: String(files.length),
    recordCount: String(sum(recordsOf)),
    averageRecordSize: String(sampled === 0 ? 0 : Math.max(1, Math.floor(sum((file) => file.schema.bytes) / sampled))),
    ...tableFormat(schema).parameters(schema),
  }
}

/** Records of a file: counted where the sample holds all of it, otherwise estimated from its size. */
function recordsOf({ schema, size }: CrawledFile): number {
  if (schema.isWhole || schema.bytes === 0) return schema.records
  return Math.max(schema.records, Math.floor((size * schema.records) / schema.bytes))
}
