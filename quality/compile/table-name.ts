import { identifier } from '../dialect/quote.ts'

/** A table by its parts, or by its name alone. */
export type TableName = string | { readonly catalog?: string; readonly database?: string; readonly table: string }

/** SQL for a table: `"lake"."orders"`. */
export function tableSql(name: TableName): string {
  const parts = typeof name === 'string' ? [name] : [name.catalog, name.database, name.table]
  return parts
    .filter((part) => part !== undefined)
    .map(identifier)
    .join('.')
}
