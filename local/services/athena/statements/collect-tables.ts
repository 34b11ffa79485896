import type { Query, TableReference } from '../sql/query.ts'

/** Every table that a query reads, names of WITH queries in sight left out, in the order of the statement. */
export function collectTables(query: Query): readonly TableReference[] {
  const tables: TableReference[] = []
  visit(query, new Set(), tables)
  return tables
}

function visit(tree: unknown, ctes: ReadonlySet<string>, tables: TableReference[]): void {
  if (tree === null || typeof tree !== 'object') return
  if ('kind' in tree && tree.kind === 'query') {
    // Only queries have this kind.
    const query = tree as Query
    const inSight = new Set(ctes)
    for (const cte of query.ctes) {
      if (query.recursive) inSight.add(cte.name.toLowerCase())
      visit(cte.query, inSight, tables)
      inSight.add(cte.name.toLowerCase())
    }
    for (const part of [query.body, query.orderBy, query.limit, query.offset]) visit(part, inSight, tables)
    return
  }
  if ('kind' in tree && tree.kind === 'table') {
    // Only table references have this kind.
    const table = tree as TableReference
    if (table.parts.length > 1 || !ctes.has(table.parts[0]?.toLowerCase() ?? '')) tables.push(table)
    return
  }
  for (const child of Object.values(tree)) visit(child, ctes, tables)
}
