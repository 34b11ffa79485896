import type { LocalEnvironment } from '../../service.ts'
import type { Catalog } from './catalog.ts'
import { type DatabaseStore, databaseStore } from './database-store.ts'
import { wholeSecond } from './dates.ts'
import { type PartitionStore, partitionStore } from './partition-store.ts'
import type { StateFolder } from './state-folder.ts'
import { type TableStore, tableStore } from './table-store.ts'

/** The catalog with all that the Glue API asks of it. */
export interface FileCatalog extends Catalog {
  readonly databases: DatabaseStore
  readonly tables: TableStore
  readonly partitions: PartitionStore
}

/** The Data Catalog kept as JSON files in `state`; it survives restarts. */
export function fileCatalog(state: StateFolder, environment: Pick<LocalEnvironment, 'accountId' | 'clock'>): FileCatalog {
  const now = () => wholeSecond(environment.clock.now())
  const databases = databaseStore(state, environment.accountId, now)
  const tables = tableStore(state, databases, environment.accountId, now)
  const partitions = partitionStore(state, tables, environment.accountId, now)
  return {
    databases,
    tables,
    partitions,
    getDatabase: (database) => databases.get(database),
    createDatabase: (database) => databases.create({ Name: database }),
    listDatabases: () => databases.list(),
    getTable: (database, table) => tables.get(database, table),
    listTables: (database) => tables.list(database),
    createTable: (database, input) => tables.create(database, input),
    updateTable: (database, input) => tables.update(database, input),
    deleteTable: (database, table) => tables.remove(database, table),
    listPartitions: (database, table) => partitions.list(database, table),
    putPartitions: (database, table, inputs) => partitions.put(database, table, inputs),
    async deletePartitions(database, table, values) {
      await partitions.remove(database, table, values)
    },
  }
}
