import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { CreateTableInput, KeySchemaElement, TimeToLiveSpecification } from '@aws-sdk/client-dynamodb'
import type { Clock } from '../../../engine/clock/clock.ts'
import { type RecordFiles, recordFiles } from '../../record-files.ts'
import { type Item, keyName, keyOf } from './item.ts'
import { type ItemFiles, itemFiles } from './item-files.ts'

/** A table as its file `table.json` holds it. */
export interface TableRecord {
  readonly definition: CreateTableInput
  /** Milliseconds since the Unix epoch. */
  readonly created: number
  readonly timeToLive?: TimeToLiveSpecification
}

/** A table with what is known of its items beside their values. */
export interface Table {
  record: TableRecord
  readonly keySchema: readonly KeySchemaElement[]
  /** The items that will expire, by the names of their keys: when, in seconds since the Unix epoch. */
  readonly expiries: Map<string, { readonly key: Item; readonly at: number }>
}

/** The tables on the disk, under `<folder>/<table>/`: their definitions and their items. */
export interface Tables {
  readonly items: ItemFiles
  open(): Promise<readonly Table[]>
  get(name: string | undefined): Table | undefined
  save(record: TableRecord): Promise<Table>
  remove(name: string): Promise<void>
  /** Notes when an item will expire; `undefined` for an item that is gone. */
  note(table: Table, key: Item, item: Item | undefined): void
  /** The keys of the items whose time has come. */
  expired(table: Table): readonly Item[]
}

/** Years: what expired longer ago than that is kept, as DynamoDB takes it for a mistake. */
const OLDEST_EXPIRY_SECONDS = 5 * 365 * 86_400

export function tables(folder: string, clock: Clock): Tables {
  const files: RecordFiles<TableRecord> = recordFiles<TableRecord>(folder)
  const items = itemFiles(folder)
  const open = new Map<string, Table>()
  const add = (record: TableRecord): Table => {
    const name = record.definition.TableName ?? ''
    const known = open.get(name)
    const table: Table = { record, keySchema: record.definition.KeySchema ?? [], expiries: known?.expiries ?? new Map() }
    open.set(name, table)
    return table
  }
  const all: Tables = {
    items,
    async open() {
      const records = await Promise.all((await files.folders()).map((name) => files.read(name, 'table')))
      return records.flatMap((record) => (record === undefined ? [] : [add(record)]))
    },
    get: (name = '') => open.get(name),
    async save(record) {
      await files.write(record, record.definition.TableName ?? '', 'table')
      return add(record)
    },
    async remove(name) {
      open.delete(name)
      await rm(join(folder, name), { recursive: true, force: true })
    },
    note(table, key, item) {
      const { Enabled: isEnabled = false, AttributeName: attribute = '' } = table.record.timeToLive ?? {}
      const at = Number(item?.[attribute]?.N)
      if (isEnabled && Number.isFinite(at)) table.expiries.set(keyName(key), { key, at })
      else table.expiries.delete(keyName(key))
    },
    expired(table) {
      const now = clock.now() / 1000
      return [...table.expiries.values()].filter(({ at }) => at <= now && at > now - OLDEST_EXPIRY_SECONDS).map(({ key }) => key)
    },
  }
  return all
}

/** Key of an item of a table. */
export function keyIn(table: Table, item: Item): Item {
  return keyOf(item, table.keySchema)
}
