import { context, type Expr, jsonata } from '../../asl/index.ts'
import type { CrawlThenQueryOptions } from './options.ts'

/** The arguments of `athena.startQueryExecution`. */
export interface QueryArguments<S> {
  readonly QueryString: Expr<string, S>
  readonly WorkGroup: string
  readonly QueryExecutionContext: { readonly Database: string; readonly Catalog: string }
  readonly ClientRequestToken: Expr<string>
}

/**
 * The arguments of a query. The token makes a start that is tried twice one query:
 * without it, an UNLOAD whose first answer was lost would run again into its own files.
 */
export function queryOf<S>(options: CrawlThenQueryOptions, label: string, sql: Expr<string, S>): QueryArguments<S> {
  return {
    QueryString: sql,
    WorkGroup: options.workgroup,
    QueryExecutionContext: { Database: options.source.database, Catalog: 'AwsDataCatalog' },
    ClientRequestToken: jsonata<string>`$hash(${context.Execution.Id} & ${context.Execution.RedriveCount} & ${label}, "SHA-256")`,
  }
}
