import type { Partition, SchemaChangePolicy, Table } from '@aws-sdk/client-glue'
import type { Catalog } from '../catalog.ts'
import { partitionId } from '../partition-store.ts'
import type { ChangeLog } from './change-log.ts'
import { DEPRECATED, deprecated, tableInput } from './schema-change.ts'

/** Where and how a crawl handles what it no longer finds. */
export interface DeletionPorts {
  readonly catalog: Catalog
  readonly database: string
  readonly policy: SchemaChangePolicy
  readonly now: number
  readonly log: ChangeLog
  /** Whether a location is below a target of the crawl, and no object is left there. */
  readonly isEmptied: (location: string | undefined) => boolean
}

/**
 * Deletes, deprecates or only names a table whose objects are all gone, by the policy's DeleteBehavior.
 * https://docs.aws.amazon.com/glue/latest/dg/crawler-configuration.html
 */
export async function tableGone(table: Table, { catalog, database, policy, now, log }: DeletionPorts): Promise<void> {
  const name = table.Name ?? ''
  if (policy.DeleteBehavior === 'DELETE_FROM_DATABASE') {
    await catalog.deleteTable(database, name)
    log.tables.deleted.push(name)
  } else if (policy.DeleteBehavior === 'LOG') log.say(`table ${name}: its objects are gone; left as it is`)
  else if (table.Parameters?.[DEPRECATED] === undefined) {
    await catalog.updateTable(database, deprecated(tableInput(table), now))
    log.tables.updated.push(name)
    log.say(`table ${name}: its objects are gone; deprecated`)
  }
}

/** The same for the partitions of a table that were not found again and whose objects are gone; `found` has their ids. */
export async function partitionsGone(
  table: string,
  existing: readonly Partition[],
  found: ReadonlySet<string>,
  { catalog, database, policy, now, log, isEmptied }: DeletionPorts,
): Promise<void> {
  const gone = existing.filter(
    ({ Values, StorageDescriptor }) => !found.has(partitionId(Values ?? [])) && isEmptied(StorageDescriptor?.Location),
  )
  if (gone.length === 0) return
  const names = gone.map(({ Values }) => `${table}: ${(Values ?? []).join('/')}`)
  if (policy.DeleteBehavior === 'DELETE_FROM_DATABASE') {
    await catalog.deletePartitions(
      database,
      table,
      gone.map(({ Values }) => Values ?? []),
    )
    log.partitions.deleted.push(...names)
  } else if (policy.DeleteBehavior === 'LOG') for (const name of names) log.say(`partition ${name}: its objects are gone; left as it is`)
  else {
    const fresh = gone.filter(({ Parameters }) => Parameters?.[DEPRECATED] === undefined)
    const inputs = fresh.map(({ Values, StorageDescriptor, Parameters }) => deprecated({ Values, StorageDescriptor, Parameters }, now))
    if (inputs.length > 0) await catalog.putPartitions(database, table, inputs)
    log.partitions.updated.push(...fresh.map(({ Values }) => `${table}: ${(Values ?? []).join('/')}`))
  }
}
