import type { Table } from '@aws-sdk/client-glue'
import type { CrawledFile } from './crawled-file.ts'
import { locationOf } from './s3-target.ts'
import { SIMILAR } from './schema-similarity.ts'
import type { TableGroup } from './table-grouping.ts'

/** Groups of a crawl of new folders only, and what is left for the usual grouping. */
export interface KnownTables {
  readonly groups: readonly TableGroup[]
  readonly rest: readonly CrawledFile[]
}

/**
 * Gives new files to the tables that exist above them: a new folder is a new partition, whatever it looks like by itself.
 * A file that has another depth than the table's keys or a schema that is too different is said and left out.
 * https://docs.aws.amazon.com/glue/latest/dg/incremental-crawls.html
 */
export function knownTables(
  files: readonly CrawledFile[],
  tables: readonly Table[],
  bucket: string,
  say: (message: string) => void,
): KnownTables {
  const groups = new Map<Table, TableGroup & { readonly files: CrawledFile[] }>()
  const rest: CrawledFile[] = []
  for (const file of files) {
    const found = tableAbove(file, tables, bucket)
    if (found === undefined) rest.push(file)
    else if (!isFitting(file, found)) say(`s3://${bucket}/${file.key}: Partition does not match table schema or has mismatch keys; ignored`)
    else {
      const group = groups.get(found.table) ?? { folders: found.folders, file: undefined, files: [], table: found.table.Name }
      group.files.push(file)
      groups.set(found.table, group)
    }
  }
  return { groups: [...groups.values()], rest }
}

interface TableAbove {
  readonly table: Table
  readonly folders: readonly string[]
}

function tableAbove(file: CrawledFile, tables: readonly Table[], bucket: string): TableAbove | undefined {
  for (let depth = file.folders.length; depth >= 0; depth--) {
    const folders = file.folders.slice(0, depth)
    const table = tables.find(({ StorageDescriptor }) => sameLocation(StorageDescriptor?.Location, locationOf(bucket, folders)))
    if (table !== undefined) return { table, folders }
  }
  return undefined
}

function isFitting(file: CrawledFile, { table, folders }: TableAbove): boolean {
  if (file.folders.length - folders.length !== (table.PartitionKeys?.length ?? 0)) return false
  const classification = table.Parameters?.classification
  if (classification !== undefined && classification !== file.schema.kind) return false
  const names = new Set(table.StorageDescriptor?.Columns?.map(({ Name }) => Name))
  const shared = file.schema.columns.filter(({ name }) => names.has(name)).length
  return (2 * shared) / (names.size + file.schema.columns.length) >= SIMILAR
}

/** Whether two locations are one, with or without a slash at the end. */
export function sameLocation(left: string | undefined, right: string | undefined): boolean {
  return left !== undefined && left.replace(/\/$/, '') === right?.replace(/\/$/, '')
}
