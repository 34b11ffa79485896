import { context, type Expr, jsonata } from '../../asl/index.ts'

/**
 * The arguments of a query. The token makes a start that is tried twice one query:
 * without it, an UNLOAD whose first answer was lost would run again into its own files.
 */
export function gateQuery<S>(workgroup: string, label: string, sql: Expr<string, S>) {
  return {
    QueryString: sql,
    WorkGroup: workgroup,
    ClientRequestToken: jsonata<string>`$hash(${context.Execution.Id} & ${context.Execution.RedriveCount} & ${label}, "SHA-256")`,
  }
}
