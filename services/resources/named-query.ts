import type { Database } from './database.ts'
import { type Declaration, declare } from './declaration.ts'
import { frozen } from './frozen.ts'
import type { Workgroup } from './workgroup.ts'

/** A query that Athena keeps under a name. */
export interface NamedQuery extends Omit<Declaration<'named-query'>, 'arn' | 'existing'> {
  /** The token of the database's name. */
  readonly database: string
  /** The token of the workgroup's name. */
  readonly workgroup: string
  readonly description?: string
  readonly sql: string
}

/** Options of {@link namedQuery}. */
export interface NamedQueryOptions {
  readonly database: Database
  readonly workgroup: Workgroup
  readonly description?: string
  /** One statement, without parameters. */
  readonly sql: string
}

/** Declares a named query. */
export function namedQuery(id: string, options: NamedQueryOptions): NamedQuery {
  const { kind, name } = declare('named-query', id)
  return frozen({
    kind,
    id,
    name,
    database: options.database.name,
    workgroup: options.workgroup.name,
    ...(options.description !== undefined && { description: options.description }),
    sql: options.sql,
  })
}
