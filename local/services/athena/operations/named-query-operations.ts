import type {
  BatchGetNamedQueryInput,
  BatchGetNamedQueryOutput,
  CreateNamedQueryInput,
  CreateNamedQueryOutput,
  DeleteNamedQueryInput,
  DeleteNamedQueryOutput,
  GetNamedQueryInput,
  GetNamedQueryOutput,
  ListNamedQueriesInput,
  ListNamedQueriesOutput,
  NamedQuery,
  UpdateNamedQueryInput,
  UpdateNamedQueryOutput,
} from '@aws-sdk/client-athena'
import type { OperationHandler } from '../../../service.ts'
import { invalidRequest, required } from '../athena-errors.ts'
import { page } from '../page.ts'
import type { RecordFolder } from '../record-folder.ts'
import type { WorkGroups } from '../work-groups.ts'

export interface NamedQueryOperations {
  readonly CreateNamedQuery: OperationHandler<CreateNamedQueryInput, CreateNamedQueryOutput>
  readonly GetNamedQuery: OperationHandler<GetNamedQueryInput, GetNamedQueryOutput>
  readonly BatchGetNamedQuery: OperationHandler<BatchGetNamedQueryInput, BatchGetNamedQueryOutput>
  readonly ListNamedQueries: OperationHandler<ListNamedQueriesInput, ListNamedQueriesOutput>
  readonly UpdateNamedQuery: OperationHandler<UpdateNamedQueryInput, UpdateNamedQueryOutput>
  readonly DeleteNamedQuery: OperationHandler<DeleteNamedQueryInput, DeleteNamedQueryOutput>
}

export function namedQueryOperations(records: RecordFolder<NamedQuery>, groups: WorkGroups, uuid: () => string): NamedQueryOperations {
  const get = async (id: string): Promise<NamedQuery> => {
    const found = await records.get(id)
    if (found === undefined) throw invalidRequest(`Named query ${id} was not found`)
    return found
  }
  return {
    async CreateNamedQuery({ Name, Description, Database, QueryString, WorkGroup = 'primary' }) {
      await groups.get(WorkGroup)
      const NamedQueryId = uuid()
      await records.put(NamedQueryId, {
        NamedQueryId,
        Name: required(Name, 'name'),
        Database: required(Database, 'database'),
        QueryString: required(QueryString, 'queryString'),
        WorkGroup,
        ...(Description && { Description }),
      })
      return { NamedQueryId }
    },
    GetNamedQuery: async ({ NamedQueryId }) => ({ NamedQuery: await get(required(NamedQueryId, 'namedQueryId')) }),
    async BatchGetNamedQuery({ NamedQueryIds = [] }) {
      const found = await Promise.all(NamedQueryIds.map(async (id) => ({ id, query: await records.get(id) })))
      return {
        NamedQueries: found.flatMap(({ query }) => (query === undefined ? [] : [query])),
        UnprocessedNamedQueryIds: found
          .filter(({ query }) => query === undefined)
          .map(({ id }) => ({ NamedQueryId: id, ErrorCode: 'INVALID_INPUT', ErrorMessage: `Named query ${id} was not found` })),
      }
    },
    async ListNamedQueries(input) {
      const all = (await records.all()).filter(({ WorkGroup }) => WorkGroup === (input.WorkGroup ?? 'primary'))
      const { items, NextToken } = page(all, input, 50)
      return { NamedQueryIds: items.map(({ NamedQueryId }) => NamedQueryId ?? ''), ...(NextToken && { NextToken }) }
    },
    async UpdateNamedQuery({ NamedQueryId, Name, Description, QueryString }) {
      const known = await get(required(NamedQueryId, 'namedQueryId'))
      await records.put(NamedQueryId ?? '', {
        ...known,
        Name: required(Name, 'name'),
        QueryString: required(QueryString, 'queryString'),
        ...(Description && { Description }),
      })
      return {}
    },
    async DeleteNamedQuery({ NamedQueryId }) {
      await get(required(NamedQueryId, 'namedQueryId'))
      await records.remove(NamedQueryId ?? '')
      return {}
    },
  }
}
