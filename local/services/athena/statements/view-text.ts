import type { Table } from '@aws-sdk/client-glue'

const PREFIX = '/* Presto View: '

/** The query behind a view, as Athena keeps it in the catalog; undefined for a table. */
export function viewSql(table: Table): { sql: string; database?: string } | undefined {
  if (table.TableType !== 'VIRTUAL_VIEW') return undefined
  const text = table.ViewOriginalText ?? ''
  if (!text.startsWith(PREFIX)) return { sql: text }
  // Athena's own encoding: base64 of a JSON object with these members.
  const view = JSON.parse(Buffer.from(text.slice(PREFIX.length, -3).trim(), 'base64').toString('utf8')) as {
    originalSql: string
    schema?: string
  }
  return { sql: view.originalSql, ...(view.schema !== undefined && { database: view.schema }) }
}

/** The catalog's text of a view. */
export function viewText(sql: string, database: string, columns: readonly { name: string; type: string }[]): string {
  const view = { originalSql: sql, catalog: 'awsdatacatalog', schema: database, columns }
  return `${PREFIX}${Buffer.from(JSON.stringify(view)).toString('base64')} */`
}
