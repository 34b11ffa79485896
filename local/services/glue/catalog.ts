import type { Database, Partition, PartitionInput, Table, TableInput } from '@aws-sdk/client-glue'

/**
 * The Glue Data Catalog of the local account, for the services that read or write it (crawler, Athena).
 * Shapes are the Glue API's own. Every method rejects with the API's errors (`EntityNotFoundException`, `AlreadyExistsException`).
 */
export interface Catalog {
  getDatabase(database: string): Promise<Database>
  createDatabase(database: string): Promise<void>
  listDatabases(): Promise<readonly Database[]>
  getTable(database: string, table: string): Promise<Table>
  listTables(database: string): Promise<readonly Table[]>
  createTable(database: string, input: TableInput): Promise<void>
  updateTable(database: string, input: TableInput): Promise<void>
  deleteTable(database: string, table: string): Promise<void>
  /** In order of their values. */
  listPartitions(database: string, table: string): Promise<readonly Partition[]>
  /** Adds partitions; those that exist already are replaced. */
  putPartitions(database: string, table: string, inputs: readonly PartitionInput[]): Promise<void>
  deletePartitions(database: string, table: string, values: readonly (readonly string[])[]): Promise<void>
}
