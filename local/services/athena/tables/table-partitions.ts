import type { Catalog } from '../../glue/catalog.ts'
import { duckdbType } from '../duckdb/duckdb-type.ts'
import { name, text } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import { partitionText, type TablePartition } from './partition.ts'
import { type FixedValues, isProjected, projectedPartitions } from './partition-projection.ts'
import type { TableStorage } from './table-storage.ts'

/** What a statement says of a table's partition columns. */
export interface PartitionFilter {
  readonly fixed: FixedValues
  /** Conditions in DuckDB's SQL over the key columns alone; all must hold. */
  readonly conditions: readonly string[]
}

/** The alias under which the conditions of a {@link PartitionFilter} name the key columns. */
export const PARTITION_ALIAS = '_partition'

/** The partitions that a statement reads, those left out that its WHERE excludes. A table without keys has one. */
export async function partitionsOf(
  catalog: Catalog,
  session: Session,
  storage: TableStorage,
  filter: PartitionFilter,
  now: number,
): Promise<readonly TablePartition[]> {
  if (storage.partitionKeys.length === 0) return [{ values: [], location: storage.location }]
  const all = isProjected(storage) ? projectedPartitions(storage, filter.fixed, now) : await catalogPartitions(catalog, storage)
  return filter.conditions.length === 0 || all.length === 0 ? all : pruned(session, storage, all, filter.conditions)
}

async function catalogPartitions(catalog: Catalog, storage: TableStorage): Promise<readonly TablePartition[]> {
  const [database = '', table = ''] = storage.name.split('.')
  const partitions = await catalog.listPartitions(database, table)
  return partitions.map(({ Values, StorageDescriptor }) => ({
    values: storage.partitionKeys.map((_, index) => partitionText(Values?.[index])),
    location: StorageDescriptor?.Location ?? storage.location,
  }))
}

async function pruned(
  session: Session,
  storage: TableStorage,
  all: readonly TablePartition[],
  conditions: readonly string[],
): Promise<readonly TablePartition[]> {
  const kept: TablePartition[] = []
  const keys = storage.partitionKeys.map((key, index) => `TRY_CAST(${name(`v${index}`)} AS ${duckdbType(key.type)}) AS ${name(key.name)}`)
  const raw = storage.partitionKeys.map((_, index) => name(`v${index}`))
  for (let start = 0; start < all.length; start += 5000) {
    const slice = all.slice(start, start + 5000)
    const rows = slice.map(
      ({ values }, index) => `(${index}, ${values.map((value) => (value === null ? 'NULL' : text(value))).join(', ')})`,
    )
    const source = `SELECT _index, ${keys.join(', ')} FROM (VALUES ${rows.join(', ')}) AS v(_index, ${raw.join(', ')})`
    const found = await session.rows(`SELECT _index FROM (${source}) AS ${PARTITION_ALIAS} WHERE ${conditions.join(' AND ')} ORDER BY 1`)
    kept.push(...found.map(([index]) => slice[Number(index)] as TablePartition))
  }
  return kept
}
