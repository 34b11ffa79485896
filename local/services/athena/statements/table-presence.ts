import { SqlError } from '../sql/sql-error.ts'
import { isNotFound } from './is-not-found.ts'
import type { QueryContext } from './query-context.ts'

/** Whether the catalog has a table. */
export async function hasTable({ catalog }: Pick<QueryContext, 'catalog'>, database: string, table: string): Promise<boolean> {
  try {
    await catalog.getTable(database, table)
    return true
  } catch (error) {
    if (isNotFound(error)) return false
    throw error
  }
}

/** True when a table exists and the statement says IF NOT EXISTS. Throws TABLE_ALREADY_EXISTS without it and SCHEMA_NOT_FOUND without the database. */
export async function requireAbsent(context: QueryContext, database: string, table: string, ifNotExists: boolean): Promise<boolean> {
  if (await hasTable(context, database, table)) {
    if (ifNotExists) return true
    throw new SqlError('TABLE_ALREADY_EXISTS', `line 1:1: Table 'awsdatacatalog.${database}.${table}' already exists`)
  }
  await requireDatabase(context, database)
  return false
}

/** Throws SCHEMA_NOT_FOUND. */
export async function requireDatabase({ catalog }: Pick<QueryContext, 'catalog'>, database: string): Promise<void> {
  try {
    await catalog.getDatabase(database)
  } catch (error) {
    if (!isNotFound(error)) throw error
    throw new SqlError('SCHEMA_NOT_FOUND', `line 1:1: Schema '${database}' does not exist`, { cause: error })
  }
}
