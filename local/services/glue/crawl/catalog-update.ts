import type { PartitionInput, Table, TableInput } from '@aws-sdk/client-glue'
import { partitionId } from '../partition-store.ts'
import type { CrawlerConfiguration } from './crawler-configuration.ts'
import { type DeletionPorts, partitionsGone } from './deleted-objects.ts'
import { sameLocation } from './known-tables.ts'
import { inheriting, partitionChange, tableChange, tableInput } from './schema-change.ts'
import type { TableDefinition } from './table-definition.ts'
import { uniqueTableName } from './table-name.ts'

/** Where a crawl writes its tables, and by which rules. */
export interface CatalogPorts extends DeletionPorts {
  readonly configuration: CrawlerConfiguration
  /** Only new folders were read: what was not found is not gone. */
  readonly isIncremental: boolean
  /** Names of the tables that this crawl has written so far. */
  readonly written: Set<string>
}

/**
 * Writes one found table with its partitions: new ones always, changed ones by the policy.
 * `tables` are those of the database by name; a name that another location has gets a hash behind it.
 */
export async function writeTable(definition: TableDefinition, tables: Map<string, Table>, ports: CatalogPorts): Promise<void> {
  const { catalog, database, policy, configuration, now, log, isIncremental, written } = ports
  const { StorageDescriptor: storage } = definition.table
  const name = nameFor(definition, tables, written)
  written.add(name)
  const existing = tables.get(name)
  const found: TableInput = { ...definition.table, Name: name }
  let current: TableInput = found
  if (existing === undefined) {
    await catalog.createTable(database, found)
    log.tables.added.push(name)
    log.say(`table ${name}: created at ${storage.Location}`)
  } else {
    // New folders alone say nothing of the whole table.
    const change = isIncremental ? { kind: 'none' as const } : tableChange(existing, found, policy, configuration, now)
    current = change.kind === 'update' ? change.input : tableInput(existing)
    if (change.kind === 'update') {
      await dropUnfitting(existing, current, ports)
      await catalog.updateTable(database, current)
      log.tables.updated.push(name)
    }
    if (change.kind !== 'none') log.say(change.kind === 'log' ? `${change.message}; left as it is` : change.message)
  }
  tables.set(name, { ...current, Name: name })
  await writePartitions(name, current, definition.partitions, ports)
}

async function writePartitions(table: string, current: TableInput, found: readonly PartitionInput[], ports: CatalogPorts): Promise<void> {
  const { catalog, database, policy, configuration, log, isIncremental } = ports
  const keys = current.PartitionKeys?.length ?? 0
  if (found.some(({ Values }) => Values?.length !== keys)) {
    log.say(`table ${table}: Partition does not match table schema or has mismatch keys; partitions left as they are`)
    return
  }
  if (keys === 0) return
  const existing = await catalog.listPartitions(database, table)
  const byId = new Map(existing.map((partition) => [partitionId(partition.Values ?? []), partition]))
  const inputs: PartitionInput[] = []
  for (const one of found) {
    const partition = configuration.doPartitionsInherit ? inheriting(one, current) : one
    const before = byId.get(partitionId(one.Values ?? []))
    const label = `${table}: ${(one.Values ?? []).join('/')}`
    if (before === undefined) {
      inputs.push(partition)
      log.partitions.added.push(label)
      continue
    }
    const change = partitionChange(before, partition, policy, configuration)
    if (change.kind === 'update') {
      inputs.push(change.input)
      log.partitions.updated.push(label)
    }
    if (change.kind !== 'none') log.say(`table ${table}, ${change.message}${change.kind === 'log' ? '; left as it is' : ''}`)
  }
  if (inputs.length > 0) await catalog.putPartitions(database, table, inputs)
  if (!isIncremental) await partitionsGone(table, existing, new Set(found.map(({ Values }) => partitionId(Values ?? []))), ports)
}

/** Partitions of other keys than the changed table's can no longer be read. */
async function dropUnfitting(before: Table, after: TableInput, { catalog, database, log }: CatalogPorts): Promise<void> {
  if (before.PartitionKeys?.length === after.PartitionKeys?.length || !before.PartitionKeys?.length) return
  const name = before.Name ?? ''
  const values = (await catalog.listPartitions(database, name)).map(({ Values }) => Values ?? [])
  await catalog.deletePartitions(database, name, values)
  log.partitions.deleted.push(...values.map((one) => `${name}: ${one.join('/')}`))
}

function nameFor({ table }: TableDefinition, tables: ReadonlyMap<string, Table>, written: ReadonlySet<string>): string {
  const location = table.StorageDescriptor.Location ?? ''
  const taken = tables.get(table.Name)
  const isOurs = taken === undefined || sameLocation(taken.StorageDescriptor?.Location, location)
  if (isOurs && !written.has(table.Name)) return table.Name
  return uniqueTableName(table.Name, location)
}
