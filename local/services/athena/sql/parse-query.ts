import { type Cursor, nameOf } from './cursor.ts'
import type { Expression, Window } from './expression.ts'
import { parseRelation, parseTableReference } from './parse-relation.ts'
import { parseOrderBy } from './parse-sort.ts'
import { parseWindow } from './parse-window.ts'
import type { Cte, GroupingElement, Query, QueryBody, Select, SelectItem } from './query.ts'

/** A query: WITH, set operations, ORDER BY, OFFSET, LIMIT. https://docs.aws.amazon.com/athena/latest/ug/select.html */
export function parseQuery(cursor: Cursor): Query {
  const ctes: Cte[] = []
  let recursive = false
  if (cursor.accept('with')) {
    recursive = cursor.accept('recursive')
    ctes.push(...cursor.list(() => parseCte(cursor)))
  }
  const body = parseUnion(cursor)
  const orderBy = cursor.is('order') ? parseOrderBy(cursor) : []
  const offset = cursor.accept('offset') ? parseCount(cursor) : undefined
  if (offset !== undefined && cursor.isAny('row', 'rows')) cursor.next()
  const limit = parseLimit(cursor)
  return { kind: 'query', recursive, ctes, body, orderBy, ...(offset && { offset }), ...(limit && { limit }) }
}

function parseCte(cursor: Cursor): Cte {
  const name = nameOf(cursor.identifier())
  const columns = cursor.is('(') ? cursor.parenthesized(() => nameOf(cursor.identifier())) : undefined
  cursor.expect('as', '(')
  const query = parseQuery(cursor)
  cursor.expect(')')
  return { name, query, ...(columns && { columns }) }
}

function parseLimit(cursor: Cursor): Expression | undefined {
  if (cursor.accept('limit')) return cursor.accept('all') ? undefined : parseCount(cursor)
  if (!cursor.accept('fetch')) return undefined
  if (!cursor.accept('first')) cursor.expect('next')
  const count: Expression = cursor.isAny('row', 'rows') ? { kind: 'number', at: cursor.token.at, value: '1' } : parseCount(cursor)
  if (!cursor.accept('rows')) cursor.expect('row')
  cursor.expect('only')
  return count
}

function parseCount(cursor: Cursor): Expression {
  const { at, kind, value } = cursor.token
  if (kind === 'parameter') {
    cursor.next()
    return { kind: 'parameter', at, index: cursor.parameters++ }
  }
  cursor.integer()
  return { kind: 'number', at, value }
}

function parseUnion(cursor: Cursor): QueryBody {
  let left = parseIntersect(cursor)
  while (cursor.isAny('union', 'except')) {
    const operator = cursor.next().value as 'union' | 'except'
    const all = cursor.accept('all')
    cursor.accept('distinct')
    left = { kind: 'set', operator, all, left, right: parseIntersect(cursor) }
  }
  return left
}

function parseIntersect(cursor: Cursor): QueryBody {
  let left = parseQueryPrimary(cursor)
  while (cursor.accept('intersect')) {
    const all = cursor.accept('all')
    cursor.accept('distinct')
    left = { kind: 'set', operator: 'intersect', all, left, right: parseQueryPrimary(cursor) }
  }
  return left
}

function parseQueryPrimary(cursor: Cursor): QueryBody {
  const { at } = cursor.token
  if (cursor.accept('(')) {
    const query = parseQuery(cursor)
    cursor.expect(')')
    return { kind: 'nested', query }
  }
  if (cursor.accept('values')) return { kind: 'values', at, rows: cursor.list(() => cursor.expression()) }
  if (cursor.accept('table')) return { kind: 'table-body', table: parseTableReference(cursor) }
  if (cursor.is('select')) return parseSelect(cursor)
  throw cursor.mismatch("'('", "'SELECT'", "'TABLE'", "'VALUES'")
}

function parseSelect(cursor: Cursor): Select {
  const { at } = cursor.expect('select')
  const distinct = cursor.accept('distinct')
  if (!distinct) cursor.accept('all')
  const items = cursor.list(() => parseSelectItem(cursor))
  const from = cursor.accept('from') ? cursor.list(() => parseRelation(cursor)) : []
  const where = cursor.accept('where') ? cursor.expression() : undefined
  const groupBy = cursor.accept('group', 'by') ? parseGroupBy(cursor) : []
  const having = cursor.accept('having') ? cursor.expression() : undefined
  const windows = cursor.accept('window') ? cursor.list(() => parseNamedWindow(cursor)) : []
  return { kind: 'select', at, distinct, items, from, groupBy, windows, ...(where && { where }), ...(having && { having }) }
}

function parseNamedWindow(cursor: Cursor): { name: string; window: Window } {
  const name = nameOf(cursor.identifier())
  cursor.expect('as')
  return { name, window: parseWindow(cursor) }
}

function parseSelectItem(cursor: Cursor): SelectItem {
  const { at } = cursor.token
  if (cursor.accept('*')) return { kind: 'star', at, qualifier: [] }
  const qualifier = starQualifier(cursor)
  if (qualifier !== undefined) return { kind: 'star', at, qualifier }
  const value = cursor.expression()
  // LIMIT and its like are no reserved words, but nobody means them as a bare alias.
  if (cursor.accept('as') || (cursor.isIdentifier() && !cursor.isAny('limit', 'offset', 'fetch', 'window')))
    return { kind: 'item', value, alias: nameOf(cursor.identifier()) }
  return { kind: 'item', value }
}

/** `t.*`, `db.t.*` */
function starQualifier(cursor: Cursor): readonly string[] | undefined {
  const mark = cursor.mark()
  const parts: string[] = []
  while (cursor.isIdentifier() && cursor.peek().value === '.') {
    parts.push(nameOf(cursor.identifier()))
    cursor.next()
    if (cursor.accept('*')) return parts
  }
  cursor.rewind(mark)
  return undefined
}

function parseGroupBy(cursor: Cursor): GroupingElement[] {
  cursor.accept('all') || cursor.accept('distinct')
  return cursor.list(() => parseGroupingElement(cursor))
}

function parseGroupingElement(cursor: Cursor): GroupingElement {
  if (cursor.isAny('rollup', 'cube') && cursor.peek().value === '(') {
    const kind = cursor.next().value as 'rollup' | 'cube'
    return { kind, values: cursor.parenthesized(() => cursor.expression()) }
  }
  if (cursor.accept('grouping', 'sets')) return { kind: 'sets', sets: cursor.parenthesized(() => parseGroupingSet(cursor)) }
  if (cursor.accept('(', ')')) return { kind: 'sets', sets: [[]] }
  return { kind: 'expression', value: cursor.expression() }
}

function parseGroupingSet(cursor: Cursor): Expression[] {
  if (cursor.is('(', ')')) {
    cursor.expect('(', ')')
    return []
  }
  return cursor.is('(') ? cursor.parenthesized(() => cursor.expression()) : [cursor.expression()]
}
