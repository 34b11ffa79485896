import { DEFAULT_PARTITION } from '../tables/partition.ts'
import type { QueryContext } from './query-context.ts'
import type { WrittenFile } from './write-files.ts'

/** Registers the partitions of newly written files in the catalog; those it knows already stay as they are. */
export async function putWrittenPartitions(
  database: string,
  table: string,
  files: readonly WrittenFile[],
  { catalog }: QueryContext,
): Promise<void> {
  const partitioned = files.filter(({ partition }) => partition.length > 0)
  if (partitioned.length === 0) return
  const known = new Set((await catalog.listPartitions(database, table)).map(({ Values }) => JSON.stringify(Values)))
  const { StorageDescriptor } = await catalog.getTable(database, table)
  const fresh = partitioned
    .map(({ partition, location }) => ({ Values: partition.map((value) => value ?? DEFAULT_PARTITION), location }))
    .filter(({ Values }) => !known.has(JSON.stringify(Values)))
  await catalog.putPartitions(
    database,
    table,
    fresh.map(({ Values, location }) => ({ Values, StorageDescriptor: { ...StorageDescriptor, Location: location } })),
  )
}
