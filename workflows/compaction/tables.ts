import { type CatalogTable, catalogTable, folder } from '../../services/index.ts'
import { type CompactionOptions, DEFAULT_OUTPUT } from './options.ts'

/** The tables over the compacted files of one record type. */
export interface CompactedTables {
  /** What readers read: each partition stands where the last good run has put it. */
  readonly compacted: CatalogTable
  /** Any run's files, before readers see them. */
  readonly candidate: CatalogTable
}

/** The name of the table that readers read. */
export function compactedTable(recordType: string): string {
  return `${compactedPrefix}${recordType.replaceAll('-', '_')}`
}

/** Before the record type in {@link compactedTable}. */
const compactedPrefix = 'silver_compacted_'

/** The name of the table over runs' files. */
export function candidateTable(recordType: string): string {
  return `compaction_candidate_${recordType.replaceAll('-', '_')}`
}

/** Declares both tables of a record type. */
export function compactedTables(recordType: string, options: CompactionOptions): CompactedTables {
  const { bucket, database, outputs = [DEFAULT_OUTPUT] } = options
  const columns = options.records[recordType]?.columns ?? []
  const injected = { type: 'injected' }
  return {
    compacted: catalogTable(compactedTable(recordType), {
      database,
      folder: folder(bucket, `${outputs[0]}/${recordType}/`),
      columns,
      partitionKeys: [['dt', 'string']],
    }),
    candidate: catalogTable(candidateTable(recordType), {
      database,
      folder: folder(bucket, ''),
      columns,
      partitionKeys: [
        ['output_prefix', 'string'],
        ['dt', 'string'],
        ['run', 'string'],
      ],
      projection: { output_prefix: injected, dt: injected, run: injected },
      // Only `key` stands for a value here: the rest is the layout.
      partitionPath: `\${output_prefix}/${recordType}/dt=\${dt}/_\${run}/`,
    }),
  }
}
