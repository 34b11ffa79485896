import type { Expression } from '../sql/expression.ts'
import type { Query, TableReference } from '../sql/query.ts'
import type { Scope, ScopeColumn } from './scope.ts'

/** A table as the generated SQL sees it. */
export interface BoundTable {
  /** What stands in FROM: the name of a view or a query in parentheses. */
  readonly sql: string
  readonly columns: readonly ScopeColumn[]
  /** `['database', 'table']`, lower case. */
  readonly path: readonly [string, string]
}

/** A query in DuckDB's SQL with the columns it gives. */
export interface EmittedQuery {
  readonly sql: string
  readonly columns: readonly ScopeColumn[]
}

/** A WITH query in sight. */
export interface BoundCte {
  readonly sql: string
  readonly columns: readonly ScopeColumn[]
}

/** CTEs by lower-case name. */
export type Ctes = ReadonlyMap<string, BoundCte>

/** What the parts of the generator need of one another and of the statement. */
export interface Emitter {
  /** The statement, for positions in messages. */
  readonly source: string
  /** SQL of the `?` parameters, in order. */
  readonly parameters: readonly string[]
  readonly table: (reference: TableReference) => BoundTable
  readonly expression: (expression: Expression, scope: Scope, ctes: Ctes) => string
  readonly query: (query: Query, outer: Scope, ctes: Ctes) => EmittedQuery
  /** A number never given before, for generated names. */
  readonly serial: () => number
}
