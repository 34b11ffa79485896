import type { Bucket, CatalogTable, Column, CrawledTable, Database, Folder, Workgroup } from '../../services/index.ts'

/** What a compaction works on. */
export interface CompactionOptions {
  /** The state machine's name. Default: `compaction`. */
  readonly name?: string
  /** The bucket of source and target. */
  readonly bucket: Bucket
  /** The partitions lie below it, each as `<record_type>/dt=<dt>/`. */
  readonly source: Folder
  /** Where all tables are. */
  readonly database: Database
  readonly workgroup: Workgroup
  /** What can be compacted, by record type: letters, digits, `-` and `_`. */
  readonly records: Readonly<Record<string, CompactedRecord>>
  /** The folders below which results may lie, without slash at the end; the first is the default. Default: `silver_compacted`. */
  readonly outputs?: readonly string[]
  /** The second engine: a Glue job that runs the same statement. Default: none, and `engine: "glue"` is refused. */
  readonly glue?: GlueEngine
}

/** A Glue job for compaction, whose script is uploaded after a deployment. */
export interface GlueEngine {
  /** Where the script lies. */
  readonly scripts: Folder
  /** How many files it makes of a partition. Default: 1. */
  readonly files?: number
}

/** One record type. */
export interface CompactedRecord {
  /** The table to read, with `dt` for its partition key. */
  readonly table: CatalogTable | CrawledTable
  /** Its columns without `dt`, as the compacted table has them. */
  readonly columns: readonly Column[]
}

/** Below it results lie where nobody says otherwise. */
export const DEFAULT_OUTPUT = 'silver_compacted'

/** The id of the Glue job. */
export const COMPACTION_JOB = 'compact_silver'
