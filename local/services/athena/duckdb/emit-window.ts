import type { Window } from '../sql/expression.ts'
import type { SortItem } from '../sql/query.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import type { Scope } from './scope.ts'

/** One sort key; NULLs come last unless the statement says otherwise, as in Trino. */
export function emitSort({ descending, nulls }: SortItem, sql: string): string {
  return `${sql} ${descending ? 'DESC' : 'ASC'} NULLS ${nulls === 'first' ? 'FIRST' : 'LAST'}`
}

/** `(PARTITION BY ... ORDER BY ... frame)` */
export function emitWindow(emitter: Emitter, window: Window, scope: Scope, ctes: Ctes): string {
  const parts: string[] = []
  if (window.name !== undefined) parts.push(name(window.name))
  if (window.partitionBy.length > 0)
    parts.push(`PARTITION BY ${window.partitionBy.map((each) => emitter.expression(each, scope, ctes)).join(', ')}`)
  if (window.orderBy.length > 0)
    parts.push(`ORDER BY ${window.orderBy.map((item) => emitSort(item, emitter.expression(item.value, scope, ctes))).join(', ')}`)
  if (window.frame !== undefined) parts.push(window.frame)
  return `(${parts.join(' ')})`
}
