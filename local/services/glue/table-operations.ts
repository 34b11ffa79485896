import type {
  BatchDeleteTableRequest,
  BatchDeleteTableResponse,
  CreateTableRequest,
  DeleteTableRequest,
  GetTableRequest,
  GetTableResponse,
  GetTablesRequest,
  GetTablesResponse,
  GetTableVersionsRequest,
  GetTableVersionsResponse,
  UpdateTableRequest,
} from '@aws-sdk/client-glue'
import type { OperationTable } from '../../service.ts'
import { eachOf } from './batch.ts'
import { glueErrors, required } from './errors.ts'
import { page } from './page.ts'
import type { TableStore } from './table-store.ts'

/** The table operations of the Glue API. https://docs.aws.amazon.com/glue/latest/dg/aws-glue-api-catalog-tables.html */
export function tableOperations(tables: TableStore): OperationTable {
  return {
    async CreateTable(input: CreateTableRequest) {
      await tables.create(databaseOf(input), required(input.TableInput, 'tableInput'))
      return {}
    },
    async GetTable(input: GetTableRequest): Promise<GetTableResponse> {
      return { Table: await tables.get(databaseOf(input), required(input.Name, 'name')) }
    },
    async GetTables(input: GetTablesRequest): Promise<GetTablesResponse> {
      const isWanted = namePattern(input.Expression)
      const found = (await tables.list(databaseOf(input))).filter((table) => isWanted.test(table.Name ?? ''))
      const { items, nextToken } = page(found, input, 100)
      return { TableList: items, NextToken: nextToken }
    },
    async UpdateTable(input: UpdateTableRequest) {
      const table = required(input.TableInput, 'tableInput')
      await tables.update(databaseOf(input), table, { skipArchive: input.SkipArchive ?? false })
      return {}
    },
    async DeleteTable(input: DeleteTableRequest) {
      await tables.remove(databaseOf(input), required(input.Name, 'name'))
      return {}
    },
    async BatchDeleteTable(input: BatchDeleteTableRequest): Promise<BatchDeleteTableResponse> {
      const names = required(input.TablesToDelete, 'tablesToDelete')
      const failures = await eachOf(names, (name) => tables.remove(databaseOf(input), name))
      return { Errors: failures.map(({ item, detail }) => ({ TableName: item, ErrorDetail: detail })) }
    },
    async GetTableVersions(input: GetTableVersionsRequest): Promise<GetTableVersionsResponse> {
      const versions = await tables.versions(databaseOf(input), required(input.TableName, 'tableName'))
      const { items, nextToken } = page(versions, input, 100)
      return { TableVersions: items, NextToken: nextToken }
    },
  }
}

function databaseOf(input: { readonly DatabaseName: string | undefined }): string {
  return required(input.DatabaseName, 'databaseName')
}

/** GetTables takes a regular expression in which a bare `*` means any text, as clients write it: `silver_*`. */
function namePattern(expression: string | undefined): RegExp {
  if (expression === undefined || expression === '') return /^/
  try {
    return new RegExp(`^(?:${expression.replace(/(?<![.\])])\*/g, '.*')})$`, 'i')
  } catch (cause) {
    throw glueErrors.invalidInput(`Expression is not a valid pattern: ${(cause as Error).message}`)
  }
}
