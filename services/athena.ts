import type * as client from '@aws-sdk/client-athena'
import type { Operation } from '../asl/index.ts'
import { type ErrorsOf, type Rendered, sdk, transient } from './sdk.ts'

/** The errors of Amazon Athena, as Step Functions names them. `AmazonAthenaException`: one that the API does not name. */
export type AthenaError = ErrorsOf<typeof client, 'Athena'> | 'Athena.AmazonAthenaException'

const RETRY = transient<AthenaError>('Athena.TooManyRequestsException', 'Athena.InternalServerException', 'Athena.SdkClientException')

type Start = Rendered<client.StartQueryExecutionCommandInput>

/** A query that has ended, as `startQueryExecution.sync` gives it. */
export interface FinishedQuery {
  readonly QueryExecution: {
    readonly QueryExecutionId: string
    readonly Query: string
    readonly StatementType: client.StatementType
    readonly SubstatementType?: string
    readonly WorkGroup: string
    readonly ResultConfiguration: { readonly OutputLocation: string }
    readonly QueryExecutionContext?: { readonly Database?: string; readonly Catalog?: string }
    readonly Status: {
      readonly State: client.QueryExecutionState
      readonly SubmissionDateTime: number
      readonly CompletionDateTime: number
    }
    readonly Statistics: {
      readonly DataScannedInBytes: number
      readonly EngineExecutionTimeInMillis: number
      readonly TotalExecutionTimeInMillis: number
      readonly QueryQueueTimeInMillis?: number
      readonly QueryPlanningTimeInMillis?: number
      readonly ServiceProcessingTimeInMillis?: number
      readonly DataManifestLocation?: string
    }
  }
}

function optimised<Input, Output>(name: string): Operation<Input, Output, AthenaError> {
  return Object.freeze({ kind: 'operation', resource: `arn:aws:states:::athena:${name}`, retry: RETRY })
}

const operations = sdk<client.Athena, AthenaError>('athena', RETRY)

/** The first page of a query's result, at most 1,000 rows; the first row holds the column names. */
export interface QueryResults {
  readonly UpdateCount?: number
  readonly NextToken?: string
  readonly ResultSet: {
    readonly Rows: readonly { readonly Data: readonly { readonly VarCharValue?: string }[] }[]
    readonly ResultSetMetadata: { readonly ColumnInfo: readonly { readonly Name: string; readonly Type: string }[] }
  }
}

/** Starting a query, and starting it and waiting for its end. */
export interface StartQueryExecution extends Operation<Start, { readonly QueryExecutionId: string }, AthenaError> {
  /** Waits for the query's end. A query that fails or is cancelled fails the task with `States.TaskFailed`. */
  readonly sync: Operation<Start, FinishedQuery, AthenaError>
}

const startQueryExecution: StartQueryExecution = Object.freeze({
  ...optimised<Start, { readonly QueryExecutionId: string }>('startQueryExecution'),
  sync: optimised<Start, FinishedQuery>('startQueryExecution.sync'),
})

/**
 * Amazon Athena, with the optimised integrations of Step Functions beside the SDK's operations (`athena.sdk`).
 * https://docs.aws.amazon.com/step-functions/latest/dg/connect-athena.html
 */
export const athena = Object.freeze({
  startQueryExecution,
  getQueryExecution: optimised<Rendered<client.GetQueryExecutionCommandInput>, FinishedQuery>('getQueryExecution'),
  getQueryResults: optimised<Rendered<client.GetQueryResultsCommandInput>, QueryResults>('getQueryResults'),
  stopQueryExecution: optimised<Rendered<client.StopQueryExecutionCommandInput>, Readonly<Record<string, never>>>('stopQueryExecution'),
  sdk: operations,
})
