import { type Expression, nodesOf } from '../sql/expression.ts'
import type { Query, Relation, Select, TableReference } from '../sql/query.ts'

/** The conditions of WHERE that all must hold, by table of the same SELECT: those that may leave out files of that table. */
export type TableConditions = ReadonlyMap<TableReference, readonly Expression[]>

/**
 * Collects what WHERE and the ON of its joins demand of each table's rows. A table on the side of an outer join that NULLs fill
 * has only its ON: what WHERE says holds after the join.
 */
export function tableConditions(query: Query): TableConditions {
  const conditions = new Map<TableReference, readonly Expression[]>()
  for (const node of nodesOf(query)) {
    if (node.kind !== 'select') continue
    // nodesOf yields the node itself, whose kind has just been told.
    const { from, where } = node as Select
    for (const relation of from) collect(relation, conjuncts(where), conditions)
  }
  return conditions
}

function conjuncts(expression: Expression | undefined): readonly Expression[] {
  if (expression === undefined) return []
  if (expression.kind === 'binary-operator' && expression.operator === 'and')
    return [...conjuncts(expression.left), ...conjuncts(expression.right)]
  return [expression]
}

function collect(relation: Relation, demanded: readonly Expression[], conditions: Map<TableReference, readonly Expression[]>): void {
  if (relation.kind === 'table') conditions.set(relation, demanded)
  if (relation.kind !== 'join') return
  const on = conjuncts(relation.on)
  const inner = relation.type === 'inner' || relation.type === 'cross'
  // An outer join keeps its outer side whole and asks ON of the other side alone.
  const left = inner ? [...demanded, ...on] : relation.type === 'left' ? demanded : relation.type === 'right' ? on : []
  const right = inner ? [...demanded, ...on] : relation.type === 'right' ? demanded : relation.type === 'left' ? on : []
  collect(relation.left, left, conditions)
  collect(relation.right, right, conditions)
}
