import type { Surroundings } from '../duckdb/emit-expression.ts'
import { EMPTY_SCOPE } from '../duckdb/scope.ts'
import type { Expression } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'

/** The body of a lambda with its parameters read from SQL of ours: where DuckDB's own lambda has other parameters than Trino's. */
export function lambdaBody(lambda: Expression | undefined, bindings: readonly string[], { emitter, scope, ctes }: Surroundings): string {
  if (lambda?.kind !== 'lambda' || lambda.parameters.length !== bindings.length)
    throw sqlErrorAt('TYPE_MISMATCH', emitter.source, lambda?.at ?? 0, `A lambda of ${bindings.length} parameters is expected`)
  const bound = new Map(lambda.parameters.map((parameter, index) => [parameter.toLowerCase(), bindings[index] as string]))
  return emitter.expression(lambda.body, { ...EMPTY_SCOPE, lambda: bound, parent: scope }, ctes)
}
