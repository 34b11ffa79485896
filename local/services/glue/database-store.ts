import type { Database, DatabaseInput } from '@aws-sdk/client-glue'
import { withDates } from './dates.ts'
import { glueErrors } from './errors.ts'
import { fileName, type StateFolder } from './state-folder.ts'

/** The databases of the catalog, one folder each: `databases/<name>/database.json`. Names are kept in lower case, as Hive has them. */
export interface DatabaseStore {
  get(name: string): Promise<Database>
  list(): Promise<readonly Database[]>
  create(input: DatabaseInput): Promise<void>
  update(name: string, input: DatabaseInput): Promise<void>
  /** Removes the database with its tables and partitions. */
  remove(name: string): Promise<void>
}

/** Folder of a database below the state folder. */
export function databaseFolder(name: string): string {
  return `databases/${fileName(name.toLowerCase())}`
}

/** Opens the databases kept in `state`. */
export function databaseStore(state: StateFolder, catalogId: string, now: () => Date): DatabaseStore {
  const file = (name: string) => `${databaseFolder(name)}/database.json`

  async function get(name: string): Promise<Database> {
    const found = await state.read<Database>(file(name))
    if (found === undefined) throw glueErrors.databaseNotFound(name)
    return withDates(found, ['CreateTime'])
  }

  return {
    get,
    async list() {
      const folders = await state.list('databases')
      const found = await Promise.all(folders.map((folder) => state.read<Database>(`databases/${folder}/database.json`)))
      return found.filter((database) => database !== undefined).map((database) => withDates(database, ['CreateTime']))
    },
    create: (input) =>
      state.exclusively(async () => {
        const name = checkedName(input.Name)
        if ((await state.read(file(name))) !== undefined) throw glueErrors.databaseExists()
        await state.write(file(name), { ...input, Name: name, CreateTime: now(), CatalogId: catalogId } satisfies Database)
      }),
    update: (name, input) =>
      state.exclusively(async () => {
        const before = await get(name)
        await state.write(file(name), {
          ...input,
          Name: before.Name,
          CreateTime: before.CreateTime,
          CatalogId: catalogId,
        } satisfies Database)
      }),
    remove: (name) =>
      state.exclusively(async () => {
        await get(name)
        await state.remove(databaseFolder(name))
      }),
  }
}

function checkedName(name: string | undefined): string {
  if (name === undefined || name === '' || name.length > 255) {
    throw glueErrors.invalidInput('Database name cannot be empty and must have at most 255 characters')
  }
  return name.toLowerCase()
}
