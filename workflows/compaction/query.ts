import { context, type Expr, type Flow, jsonata } from '../../asl/index.ts'
import { athena, type QueryResults } from '../../services/index.ts'
import type { CompactionOptions } from './options.ts'

/**
 * The arguments of a query of this workflow. The token makes a start that is tried twice one query:
 * without it, an UNLOAD whose first answer was lost would run again into its own files.
 */
export function queryOf<S>({ workgroup, database }: CompactionOptions, label: string, sql: Expr<string, S>) {
  return {
    QueryString: sql,
    WorkGroup: workgroup.name,
    QueryExecutionContext: { Database: database.name, Catalog: 'AwsDataCatalog' },
    ClientRequestToken: jsonata<string>`$hash(${context.Execution.Id} & ${context.Execution.RedriveCount} & ${label}, "SHA-256")`,
  }
}

/** Runs a query and gives its rows; the first holds the columns' names. */
export function rowsOf<S>(
  flow: Flow<S>,
  options: CompactionOptions,
  label: string,
  sql: Expr<string, S>,
): Expr<QueryResults['ResultSet']['Rows'], S> {
  const query = flow.task(label, athena.startQueryExecution.sync, queryOf(options, label, sql))
  return flow.task(`${label}: read`, athena.getQueryResults, { QueryExecutionId: query.QueryExecution.QueryExecutionId }).ResultSet.Rows
}
