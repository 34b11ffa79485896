import type {
  BatchGetQueryExecutionInput,
  BatchGetQueryExecutionOutput,
  GetQueryExecutionInput,
  GetQueryExecutionOutput,
  GetQueryRuntimeStatisticsInput,
  GetQueryRuntimeStatisticsOutput,
  ListQueryExecutionsInput,
  ListQueryExecutionsOutput,
  StopQueryExecutionInput,
  StopQueryExecutionOutput,
} from '@aws-sdk/client-athena'
import type { OperationHandler } from '../../../service.ts'
import { invalidRequest, required } from '../athena-errors.ts'
import type { ExecutionStore } from '../executions/execution-store.ts'
import { page } from '../page.ts'

/** Operations that read and stop queries. */
export interface QueryOperations {
  readonly GetQueryExecution: OperationHandler<GetQueryExecutionInput, GetQueryExecutionOutput>
  readonly BatchGetQueryExecution: OperationHandler<BatchGetQueryExecutionInput, BatchGetQueryExecutionOutput>
  readonly ListQueryExecutions: OperationHandler<ListQueryExecutionsInput, ListQueryExecutionsOutput>
  readonly StopQueryExecution: OperationHandler<StopQueryExecutionInput, StopQueryExecutionOutput>
  readonly GetQueryRuntimeStatistics: OperationHandler<GetQueryRuntimeStatisticsInput, GetQueryRuntimeStatisticsOutput>
}

export function queryOperations(executions: ExecutionStore, stop: (id: string) => Promise<void>): QueryOperations {
  return {
    async GetQueryExecution({ QueryExecutionId }) {
      return { QueryExecution: (await executions.get(required(QueryExecutionId, 'queryExecutionId'))).query }
    },
    async BatchGetQueryExecution({ QueryExecutionIds = [] }) {
      const found = await Promise.all(
        QueryExecutionIds.map(async (id) => ({ id, execution: await executions.get(id).catch(() => undefined) })),
      )
      return {
        QueryExecutions: found.flatMap(({ execution }) => (execution === undefined ? [] : [execution.query])),
        UnprocessedQueryExecutionIds: found
          .filter(({ execution }) => execution === undefined)
          .map(({ id }) => ({ QueryExecutionId: id, ErrorCode: 'INVALID_INPUT', ErrorMessage: `QueryExecution ${id} was not found` })),
      }
    },
    async ListQueryExecutions(input) {
      const { items, NextToken } = page(await executions.list(input.WorkGroup ?? 'primary'), input, 50)
      return { QueryExecutionIds: items.map(({ id }) => id), ...(NextToken && { NextToken }) }
    },
    async StopQueryExecution({ QueryExecutionId }) {
      await stop(required(QueryExecutionId, 'queryExecutionId'))
      return {}
    },
    async GetQueryRuntimeStatistics({ QueryExecutionId }) {
      const { query } = await executions.get(required(QueryExecutionId, 'queryExecutionId'))
      if (query.Status?.State !== 'SUCCEEDED') throw invalidRequest(`Query has not succeeded: ${query.Status?.State}`)
      const { QueryQueueTimeInMillis, TotalExecutionTimeInMillis, EngineExecutionTimeInMillis, DataScannedInBytes } = query.Statistics ?? {}
      return {
        QueryRuntimeStatistics: {
          Timeline: { QueryQueueTimeInMillis, TotalExecutionTimeInMillis, EngineExecutionTimeInMillis },
          Rows: { InputBytes: DataScannedInBytes },
        },
      }
    },
  }
}
