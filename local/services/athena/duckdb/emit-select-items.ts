import type { Expression } from '../sql/expression.ts'
import type { Select } from '../sql/query.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import { type Scope, type ScopeColumn, starColumns } from './scope.ts'
import { typeOf } from './type-of.ts'
import { shownInstant } from './wall-clock.ts'

/** One column of a SELECT list. */
export interface OutputItem {
  readonly sql: string
  readonly column: ScopeColumn
  /** Only where the statement gives one by AS. */
  readonly alias?: string
}

/** The SELECT list with every `*` written out, each item under a name that is unique in the generated SQL. */
export function emitSelectItems(emitter: Emitter, select: Select, scope: Scope, ctes: Ctes): readonly OutputItem[] {
  const taken = new Set<string>()
  const unique = (wanted: string) => {
    let candidate = wanted
    for (let count = 1; taken.has(candidate.toLowerCase()); count++) candidate = `${wanted}:${count}`
    taken.add(candidate.toLowerCase())
    return candidate
  }
  return select.items.flatMap((item): readonly OutputItem[] => {
    if (item.kind === 'star') {
      const columns = starColumns(item.qualifier, scope)
      if (columns === undefined) {
        const message =
          item.qualifier.length === 0
            ? 'SELECT * not allowed in queries without FROM clause'
            : `Unable to resolve reference ${item.qualifier.join('.')}`
        throw sqlErrorAt(item.qualifier.length === 0 ? 'COLUMN_NOT_FOUND' : 'TABLE_NOT_FOUND', emitter.source, item.at, message)
      }
      const seen = new Set<string>()
      return columns.flatMap(({ source, column }) => {
        const key = column.name?.toLowerCase() ?? ''
        const joined = item.qualifier.length === 0 && scope.using.has(key)
        if (joined && seen.has(key)) return []
        seen.add(key)
        return [{ sql: `${joined ? '' : `${name(source.alias)}.`}${name(column.sql)}`, column: { ...column, sql: unique(column.sql) } }]
      })
    }
    const { value, alias } = item
    const shown = alias ?? (value.kind === 'column' ? value.parts.at(-1) : value.kind === 'field' ? value.name : undefined)
    const type = typeOf(value, scope)
    const column: ScopeColumn = {
      sql: unique(shown ?? `_anon${taken.size}`),
      ...(shown !== undefined && { name: shown }),
      ...(type !== undefined && { type }),
    }
    const around = { emitter, scope, ctes, sql: (part: Expression) => emitter.expression(part, scope, ctes) }
    return [{ sql: shownInstant(value, around), column, ...(alias !== undefined && { alias }) }]
  })
}
