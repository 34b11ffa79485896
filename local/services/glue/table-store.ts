import type { Table, TableInput, TableVersion } from '@aws-sdk/client-glue'
import { type DatabaseStore, databaseFolder } from './database-store.ts'
import { withDates } from './dates.ts'
import { glueErrors } from './errors.ts'
import { fileName, type StateFolder } from './state-folder.ts'

const DATES = ['CreateTime', 'UpdateTime', 'LastAccessTime', 'LastAnalyzedTime'] as const

/** Options of {@link TableStore.update}. */
export interface TableUpdateOptions {
  /** Does not keep the version that is replaced. Default: false. */
  readonly skipArchive?: boolean
}

/**
 * The tables of the catalog, one folder each: `tables/<name>/table.json`, with replaced versions in `versions/<id>.json` beside it.
 * Names are kept in lower case.
 */
export interface TableStore {
  get(database: string, table: string): Promise<Table>
  list(database: string): Promise<readonly Table[]>
  create(database: string, input: TableInput): Promise<void>
  update(database: string, input: TableInput, options?: TableUpdateOptions): Promise<void>
  /** Removes the table with its versions and partitions. */
  remove(database: string, table: string): Promise<void>
  /** The current version first, then the replaced ones from new to old. */
  versions(database: string, table: string): Promise<readonly TableVersion[]>
}

/** Folder of a table below the state folder. */
export function tableFolder(database: string, table: string): string {
  return `${databaseFolder(database)}/tables/${fileName(table.toLowerCase())}`
}

/** Opens the tables kept in `state`. */
export function tableStore(state: StateFolder, databases: DatabaseStore, catalogId: string, now: () => Date): TableStore {
  const file = (database: string, table: string) => `${tableFolder(database, table)}/table.json`

  async function find(database: string, table: string): Promise<Table | undefined> {
    const found = await state.read<Table>(file(database, table))
    return found === undefined ? undefined : withDates(found, DATES)
  }

  async function get(database: string, table: string): Promise<Table> {
    const found = await find(database, table)
    if (found !== undefined) return found
    await databases.get(database)
    throw glueErrors.tableNotFound(table)
  }

  return {
    get,
    async list(database) {
      await databases.get(database)
      const folder = `${databaseFolder(database)}/tables`
      const tables = await Promise.all((await state.list(folder)).map((name) => state.read<Table>(`${folder}/${name}/table.json`)))
      return tables.filter((table) => table !== undefined).map((table) => withDates(table, DATES))
    },
    create: (database, input) =>
      state.exclusively(async () => {
        const name = checkedName(input.Name)
        const { Name: databaseName } = await databases.get(database)
        if ((await find(database, name)) !== undefined) throw glueErrors.tableExists()
        const time = now()
        const table: Table = { ...stored(input), Name: name, DatabaseName: databaseName, CreateTime: time, UpdateTime: time }
        await state.write(file(database, name), { ...table, CatalogId: catalogId, VersionId: '0' })
      }),
    update: (database, input, options = {}) =>
      state.exclusively(async () => {
        const name = checkedName(input.Name)
        const before = await get(database, name)
        const version = Number(before.VersionId ?? 0)
        if (!options.skipArchive) await state.write(`${tableFolder(database, name)}/versions/${version}.json`, before)
        const kept = { DatabaseName: before.DatabaseName, CreateTime: before.CreateTime, CatalogId: catalogId }
        const table: Table = { ...stored(input), Name: name, ...kept, UpdateTime: now(), VersionId: String(version + 1) }
        await state.write(file(database, name), table)
      }),
    remove: (database, table) =>
      state.exclusively(async () => {
        await get(database, table)
        await state.remove(tableFolder(database, table))
      }),
    async versions(database, table) {
      const current = await get(database, table)
      const folder = `${tableFolder(database, table)}/versions`
      const replaced = await Promise.all((await state.list(folder)).map((name) => state.read<Table>(`${folder}/${name}`)))
      const tables = [current, ...replaced.filter((version) => version !== undefined).map((version) => withDates(version, DATES))]
      tables.sort((left, right) => Number(right.VersionId) - Number(left.VersionId))
      return tables.map((version) => ({ Table: version, VersionId: version.VersionId }))
    },
  }
}

/** What of a table's input the catalog answers again: all but the members that only an Iceberg or multi-dialect view table has. */
function stored(input: TableInput): Omit<TableInput, 'Name' | 'ViewDefinition'> {
  const { Name: _name, ViewDefinition: _view, ...rest } = input
  return { Retention: 0, PartitionKeys: [], ...rest }
}

function checkedName(name: string | undefined): string {
  if (name === undefined || name === '' || name.length > 255) {
    throw glueErrors.invalidInput('Table name cannot be empty and must have at most 255 characters')
  }
  return name.toLowerCase()
}
