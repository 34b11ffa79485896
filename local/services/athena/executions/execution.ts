import type { ColumnInfo, QueryExecution } from '@aws-sdk/client-athena'

/** What the local Athena keeps of a query: the API's own record and where its result lies. */
export interface Execution {
  readonly id: string
  /** As GetQueryExecution answers it. */
  query: QueryExecution
  /** The result's columns, once there is a result. */
  columns: readonly ColumnInfo[]
  /** `csv` begins with a header row, `txt` does not; `none` has no rows to give. */
  result: 'csv' | 'txt' | 'none'
  /** Rows that INSERT and CTAS wrote. */
  updateCount?: number
  readonly token?: string
  /** What the token stands for: the same request again must be equal. */
  readonly fingerprint?: string
}

/** Whether a query will not change any more. */
export function isFinished({ query }: Execution): boolean {
  return ['SUCCEEDED', 'FAILED', 'CANCELLED'].includes(query.Status?.State ?? '')
}
