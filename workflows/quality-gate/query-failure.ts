import { type Expr, jsonata } from '../../asl/index.ts'

/**
 * What Athena says of a query that failed: of one that began, the cause is all of its description as JSON, with the statement; of one that
 * did not, the message itself.
 * https://docs.aws.amazon.com/athena/latest/APIReference/API_QueryExecutionStatus.html
 */
export function queryFailure<S>(cause: Expr<string | undefined, S>): Expr<string, S> {
  return jsonata<string>`$contains(${cause}, '"StateChangeReason"') ? $parse(${cause}).QueryExecution.Status.StateChangeReason : ${cause}`
}
