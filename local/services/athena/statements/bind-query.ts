import { emitExpression } from '../duckdb/emit-expression.ts'
import { emitQuery } from '../duckdb/emit-query.ts'
import type { BoundTable, EmittedQuery, Emitter } from '../duckdb/emitter.ts'
import { EMPTY_SCOPE } from '../duckdb/scope.ts'
import type { Query, TableReference } from '../sql/query.ts'
import { bindTable } from './bind-table.ts'
import { collectTables } from './collect-tables.ts'
import { tableConditions } from './conjuncts.ts'
import type { QueryContext } from './query-context.ts'

/** A query as DuckDB runs it, its tables looked up in the catalog and their files listed. */
export async function bindQuery(query: Query, source: string, context: QueryContext): Promise<EmittedQuery> {
  const bound = new Map<TableReference, BoundTable>()
  let serials = 0
  const emitter: Emitter = {
    source,
    parameters: context.parameters,
    table: (reference) => bound.get(reference) as BoundTable,
    expression: (expression, scope, ctes) => emitExpression(emitter, expression, scope, ctes),
    query: (inner, outer, ctes) => emitQuery(emitter, inner, outer, ctes),
    serial: () => serials++,
  }
  const conditions = tableConditions(query)
  const mentioned = mentionedColumns(query)
  for (const reference of collectTables(query))
    bound.set(
      reference,
      await bindTable({ reference, emitter, conditions: conditions.get(reference) ?? [], mentioned, context, bindView: bindQuery }),
    )
  return emitQuery(emitter, query, EMPTY_SCOPE, new Map())
}

/** Every column name that a query mentions, lower case; undefined when a `*` may mean any. */
function mentionedColumns(query: Query): ReadonlySet<string> | undefined {
  const names = new Set<string>()
  let star = false
  const visit = (tree: unknown) => {
    if (tree === null || typeof tree !== 'object') return
    if ('kind' in tree && (tree.kind === 'star' || tree.kind === 'table-body')) star = true
    if ('kind' in tree && tree.kind === 'column' && 'parts' in tree)
      for (const part of tree.parts as readonly string[]) names.add(part.toLowerCase())
    if ('using' in tree && Array.isArray(tree.using)) for (const column of tree.using as readonly string[]) names.add(column.toLowerCase())
    if ('natural' in tree && tree.natural === true) star = true
    for (const child of Object.values(tree)) visit(child)
  }
  visit(query)
  if (star) for (const pseudo of names) if (!pseudo.startsWith('$')) names.delete(pseudo)
  return star ? new Set([...names, '*']) : names
}
