import type { GetQueryResultsInput, GetQueryResultsOutput } from '@aws-sdk/client-athena'
import type { WorkAs } from '../../../access/work-as.ts'
import { AwsError, type OperationHandler } from '../../../service.ts'
import { invalidRequest, required } from '../athena-errors.ts'
import type { ExecutionStore } from '../executions/execution-store.ts'
import { csvRows, textRows } from '../executions/result-rows.ts'

const MOST_ROWS = 1000

/** Pages over a query's result file; the first row of a SELECT is its header. https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
export function getQueryResults(executions: ExecutionStore, as: WorkAs): OperationHandler<GetQueryResultsInput, GetQueryResultsOutput> {
  return async ({ QueryExecutionId, MaxResults = MOST_ROWS, NextToken }, caller) => {
    const id = required(QueryExecutionId, 'queryExecutionId')
    const { query, columns, result, updateCount = 0 } = await executions.get(id)
    const state = query.Status?.State
    if (state === 'FAILED' || state === 'CANCELLED')
      throw invalidRequest(`Query did not finish successfully. Final query state: ${state}`, 'INVALID_QUERY_EXECUTION_STATE')
    if (state !== 'SUCCEEDED') throw invalidRequest(`Query has not yet finished. Current state: ${state}`, 'INVALID_QUERY_EXECUTION_STATE')
    if (!(MaxResults >= 1 && MaxResults <= MOST_ROWS)) throw invalidRequest(`MaxResults is more than maximum allowed length ${MOST_ROWS}.`)
    const ResultSetMetadata = { ColumnInfo: [...columns] }
    if (result === 'none') return { UpdateCount: updateCount, ResultSet: { Rows: [], ResultSetMetadata } }
    const start = NextToken === undefined ? 0 : Number(NextToken)
    if (!Number.isInteger(start) || start < 0) throw invalidRequest('Invalid token.')
    const location = /^s3:\/\/([^/]+)\/(.*)$/.exec(query.ResultConfiguration?.OutputLocation ?? '')
    const read = as(caller).store.read(location?.[1] ?? '', location?.[2] ?? '')
    const bytes = await read.catch((error: unknown) => {
      if (error instanceof AwsError && error.code === 'AccessDenied') throw error
      throw invalidRequest(
        `Could not find results. Please make sure that the query results exist at ${query.ResultConfiguration?.OutputLocation}`,
        'QUERY_RESULT_EXPIRED',
        { cause: error },
      )
    })
    const { rows, next } = (result === 'csv' ? csvRows : textRows)(bytes, start, MaxResults)
    return {
      UpdateCount: 0,
      ResultSet: {
        Rows: rows.map((row) => ({ Data: row.map((value) => (value === undefined ? {} : { VarCharValue: value })) })),
        ResultSetMetadata,
      },
      ...(next !== undefined && { NextToken: String(next) }),
    }
  }
}
