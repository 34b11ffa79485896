import { context, type Expr, jsonata } from '../../asl/index.ts'
import type { RealtimeResources } from './resources.ts'

/** The arguments of a query; the token makes a start that is tried twice one query. */
export function queryOf<S>({ workgroup, catalog }: RealtimeResources, label: string, sql: Expr<string, S>) {
  return {
    QueryString: sql,
    WorkGroup: workgroup.name,
    QueryExecutionContext: { Database: catalog.name, Catalog: 'AwsDataCatalog' },
    ClientRequestToken: jsonata<string>`$hash(${context.Execution.Id} & ${context.Execution.RedriveCount} & ${label}, "SHA-256")`,
  }
}
