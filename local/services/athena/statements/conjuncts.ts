import { type Expression, nodesOf } from '../sql/expression.ts'
import type { Query, Relation, Select, TableReference } from '../sql/query.ts'

/** The conditions of WHERE that all must hold, by table of the same SELECT: those that may leave out files of that table. */
export type TableConditions = ReadonlyMap<TableReference, readonly Expression[]>

/** Collects what each table's own SELECT demands of its rows; tables on the side of an outer join that NULLs fill are left out. */
export function tableConditions(query: Query): TableConditions {
  const conditions = new Map<TableReference, readonly Expression[]>()
  for (const node of nodesOf(query)) {
    if (node.kind !== 'select') continue
    // nodesOf yields the node itself, whose kind has just been told.
    const { from, where } = node as Select
    const all = where === undefined ? [] : conjuncts(where)
    for (const relation of from) for (const table of requiredTables(relation)) conditions.set(table, all)
  }
  return conditions
}

function conjuncts(expression: Expression): readonly Expression[] {
  if (expression.kind === 'binary-operator' && expression.operator === 'and')
    return [...conjuncts(expression.left), ...conjuncts(expression.right)]
  return [expression]
}

function requiredTables(relation: Relation): readonly TableReference[] {
  if (relation.kind === 'table') return [relation]
  if (relation.kind !== 'join') return []
  const left = relation.type === 'right' || relation.type === 'full' ? [] : requiredTables(relation.left)
  const right = relation.type === 'left' || relation.type === 'full' ? [] : requiredTables(relation.right)
  return [...left, ...right]
}
