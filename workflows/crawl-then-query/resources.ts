import type { CreateCrawlerRequest, CreateCsvClassifierRequest, TableInput } from '@aws-sdk/client-glue'
import type { CrawlThenQueryOptions } from './options.ts'
import { JUDGED, JUDGED_TABLE, ZONES } from './zones.ts'

/** What an instance needs in the account, as plain declarations: the local account and the deployed one are made from the same. */
export interface LakeResources {
  readonly buckets: readonly string[]
  readonly databases: readonly string[]
  readonly classifiers: readonly CreateCsvClassifierRequest[]
  readonly crawlers: readonly CreateCrawlerRequest[]
  readonly tables: readonly { readonly database: string; readonly input: TableInput }[]
  readonly workgroups: readonly { readonly name: string; readonly outputLocation: string }[]
  readonly namedQueries: readonly {
    readonly name: string
    readonly database: string
    readonly workgroup: string
    readonly description: string
    readonly sql: string
  }[]
}

const CSV_CLASSIFIER = 'sluice-csv'
const PARQUET = {
  InputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
  OutputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
  SerdeInfo: { SerializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
}

/** A column of the judged rows: its name and its Athena type. */
export type JudgedColumn = readonly [name: string, type: string]

/** The resources of an instance: one bucket with its zones, one database, one crawler, one workgroup, and the table of judged rows. */
export function lakeResources(options: CrawlThenQueryOptions, judgedColumns: readonly JudgedColumn[]): LakeResources {
  const { bucket, prefix, crawler, database } = options.source
  return {
    buckets: [bucket],
    databases: [database],
    classifiers: [
      // The built-in classifier keeps quotes in the values; this serde reads them, and gives every column as text.
      { Name: CSV_CLASSIFIER, Delimiter: ',', QuoteSymbol: '"', ContainsHeader: 'PRESENT', Serde: 'OpenCSVSerDe' },
    ],
    crawlers: [
      {
        Name: crawler,
        Role: `${options.name}-crawler`,
        DatabaseName: database,
        Classifiers: [CSV_CLASSIFIER],
        Targets: { S3Targets: [{ Path: `s3://${bucket}/${prefix}` }] },
        SchemaChangePolicy: { UpdateBehavior: 'UPDATE_IN_DATABASE', DeleteBehavior: 'LOG' },
        Configuration: JSON.stringify({ Version: 1, Grouping: { TableGroupingPolicy: 'CombineCompatibleSchemas' } }),
      },
    ],
    tables: [{ database, input: judgedTable(bucket, judgedColumns) }],
    workgroups: [{ name: options.workgroup, outputLocation: `s3://${bucket}/${ZONES.athenaResults}` }],
    namedQueries: [],
  }
}

/** Partition projection finds a run's rows without a crawl: https://docs.aws.amazon.com/athena/latest/ug/partition-projection.html */
function judgedTable(bucket: string, columns: readonly JudgedColumn[]): TableInput {
  const location = `s3://${bucket}/${JUDGED}`
  return {
    Name: JUDGED_TABLE,
    TableType: 'EXTERNAL_TABLE',
    Parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.run.type': 'injected',
      'projection.verdict.type': 'enum',
      'projection.verdict.values': 'clean,quarantined',
      'storage.location.template': `${location}run=\${run}/verdict=\${verdict}/`,
    },
    PartitionKeys: [
      { Name: 'run', Type: 'string' },
      { Name: 'verdict', Type: 'string' },
    ],
    StorageDescriptor: { ...PARQUET, Location: location, Columns: columns.map(([Name, Type]) => ({ Name, Type })) },
  }
}
