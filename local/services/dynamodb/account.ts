import type { AttributeValue } from '@aws-sdk/client-dynamodb'
import { keyLock } from '../s3/key-lock.ts'
import { type Dynalite, startDynalite } from './dynalite.ts'
import type { Item } from './item.ts'
import { keyIn, type Table, type Tables } from './tables.ts'

/** The tables in dynalite's memory together with their files. */
export interface Account {
  /** Sends a call to dynalite, without the items whose time has come. Throws {@link AwsError}. */
  call<Output>(send: (client: Dynalite) => Promise<Output>): Promise<Output>
  /** Runs changes of a table one after the other; what is expired is gone before. */
  change<Output>(tableName: string | undefined, work: (client: Dynalite, table: Table | undefined) => Promise<Output>): Promise<Output>
  /** Brings the file of an item up to what the table has now; `undefined` for one that is gone. */
  keep(table: Table, key: Item, now: Item | undefined): Promise<void>
  item(tableName: string, key: Item): Promise<Record<string, AttributeValue> | undefined>
}

/** Starts dynalite at the first call, and fills it from the files. */
export function account(tables: Tables): Account {
  const locked = keyLock()
  let started: Promise<Dynalite> | undefined

  async function start() {
    const client = startDynalite()
    for (const table of await tables.open()) {
      const { TableName } = await createActive(client, table)
      for (const item of await tables.items.load(TableName)) {
        await client.putItem({ TableName, Item: { ...item } })
        tables.note(table, keyIn(table, item), item)
      }
    }
    return client
  }
  const open = () => {
    started ??= start()
    return started
  }
  async function expire(client: Dynalite, table: Table | undefined): Promise<void> {
    if (table === undefined) return
    for (const key of tables.expired(table)) {
      const name = table.record.definition.TableName ?? ''
      await client.deleteItem({ TableName: name, Key: { ...key } })
      await tables.items.remove(name, key)
      tables.note(table, key, undefined)
    }
  }
  const item = async (client: Dynalite, TableName: string, key: Item) =>
    (await client.getItem({ TableName, Key: { ...key }, ConsistentRead: true })).Item
  return {
    async call(send) {
      return send(await open())
    },
    async change(name = '', work) {
      const client = await open()
      return locked(name, async () => {
        const table = tables.get(name)
        await expire(client, table)
        return work(client, table)
      })
    },
    async keep(table, key, now) {
      const name = table.record.definition.TableName ?? ''
      if (now === undefined) await tables.items.remove(name, key)
      else await tables.items.write(name, key, now)
      tables.note(table, key, now)
    },
    async item(name, key) {
      return item(await open(), name, key)
    },
  }
}

/** Creates a table and waits until it can be used, which takes no more than a turn of the event loop. */
export async function createActive(client: Dynalite, { record }: Pick<Table, 'record'>): Promise<{ readonly TableName: string }> {
  const { Tags: _tags, ...definition } = record.definition
  const TableName = definition.TableName ?? ''
  await client.createTable(definition)
  for (;;) {
    const { Table } = await client.describeTable({ TableName })
    if (Table?.TableStatus === 'ACTIVE') return { TableName }
  }
}
