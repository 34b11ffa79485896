import type { Catalog } from '../services/glue/catalog.ts'
import type { Access } from './access.ts'
import type { Caller } from './caller.ts'
import { catalogRequests } from './requests/glue.ts'
import type { RequestPlace } from './requests/request-world.ts'

/** The catalog as somebody may see and change it who works on tables by himself: a query, a crawler. */
export function guardedCatalog(catalog: Catalog, access: Access, caller: Caller | undefined, world: RequestPlace): Catalog {
  if (caller === undefined) return catalog
  const may = (operation: string, database?: string, table?: string) =>
    access.require(caller, 'glue', catalogRequests(`glue:${operation}`, world, database, table))
  return {
    async getDatabase(database) {
      may('GetDatabase', database)
      return catalog.getDatabase(database)
    },
    async createDatabase(database) {
      may('CreateDatabase', database)
      return catalog.createDatabase(database)
    },
    async listDatabases() {
      may('GetDatabases')
      return catalog.listDatabases()
    },
    async getTable(database, table) {
      may('GetTable', database, table)
      return catalog.getTable(database, table)
    },
    async listTables(database) {
      may('GetTables', database, '*')
      return catalog.listTables(database)
    },
    async createTable(database, input) {
      may('CreateTable', database, input.Name)
      return catalog.createTable(database, input)
    },
    async updateTable(database, input) {
      may('UpdateTable', database, input.Name)
      return catalog.updateTable(database, input)
    },
    async deleteTable(database, table) {
      may('DeleteTable', database, table)
      return catalog.deleteTable(database, table)
    },
    async listPartitions(database, table) {
      may('GetPartitions', database, table)
      return catalog.listPartitions(database, table)
    },
    async putPartitions(database, table, inputs) {
      if (inputs.length === 0) return
      const known = new Set((await catalog.listPartitions(database, table)).map(({ Values }) => JSON.stringify(Values)))
      const isKnown = inputs.map(({ Values }) => known.has(JSON.stringify(Values)))
      if (isKnown.includes(false)) may('BatchCreatePartition', database, table)
      if (isKnown.includes(true)) may('UpdatePartition', database, table)
      return catalog.putPartitions(database, table, inputs)
    },
    async deletePartitions(database, table, values) {
      may('BatchDeletePartition', database, table)
      return catalog.deletePartitions(database, table, values)
    },
  }
}
