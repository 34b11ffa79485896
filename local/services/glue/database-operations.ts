import type {
  CreateDatabaseRequest,
  DeleteDatabaseRequest,
  GetDatabaseRequest,
  GetDatabaseResponse,
  GetDatabasesRequest,
  GetDatabasesResponse,
  UpdateDatabaseRequest,
} from '@aws-sdk/client-glue'
import type { OperationTable } from '../../service.ts'
import type { DatabaseStore } from './database-store.ts'
import { required } from './errors.ts'
import { page } from './page.ts'

/** The database operations of the Glue API. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-databases.html */
export function databaseOperations(databases: DatabaseStore): OperationTable {
  return {
    async CreateDatabase(input: CreateDatabaseRequest) {
      await databases.create(required(input.DatabaseInput, 'databaseInput'))
      return {}
    },
    async GetDatabase(input: GetDatabaseRequest): Promise<GetDatabaseResponse> {
      return { Database: await databases.get(required(input.Name, 'name')) }
    },
    async GetDatabases(input: GetDatabasesRequest): Promise<GetDatabasesResponse> {
      const { items, nextToken } = page(await databases.list(), input, 100)
      return { DatabaseList: items, NextToken: nextToken }
    },
    async UpdateDatabase(input: UpdateDatabaseRequest) {
      await databases.update(required(input.Name, 'name'), required(input.DatabaseInput, 'databaseInput'))
      return {}
    },
    async DeleteDatabase(input: DeleteDatabaseRequest) {
      await databases.remove(required(input.Name, 'name'))
      return {}
    },
  }
}
