import type { GroupingElement, Query, QueryBody, Select, SortItem } from '../sql/query.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { renamed } from './emit-query-columns.ts'
import { emitFrom } from './emit-relation.ts'
import { emitSelectItems, type OutputItem } from './emit-select-items.ts'
import { emitSort, emitWindow } from './emit-window.ts'
import type { Ctes, EmittedQuery, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import { EMPTY_SCOPE, type Scope, type ScopeColumn } from './scope.ts'
import { typeFamily } from './type-mismatch.ts'

/** A whole query: WITH, body, ORDER BY, OFFSET, LIMIT. */
export function emitQuery(emitter: Emitter, query: Query, outer: Scope, outerCtes: Ctes): EmittedQuery {
  const { ctes, sql: withSql } = emitCtes(emitter, query, outer, outerCtes)
  const { sql, columns } = emitBody(emitter, query.body, query.orderBy, outer, ctes)
  const limit = query.limit && ` LIMIT ${emitter.expression(query.limit, EMPTY_SCOPE, ctes)}`
  const offset = query.offset && ` OFFSET ${emitter.expression(query.offset, EMPTY_SCOPE, ctes)}`
  return { sql: `${withSql}${sql}${limit ?? ''}${offset ?? ''}`, columns }
}

function emitCtes(emitter: Emitter, query: Query, outer: Scope, outerCtes: Ctes): { ctes: Ctes; sql: string } {
  if (query.ctes.length === 0) return { ctes: outerCtes, sql: '' }
  const ctes = new Map(outerCtes)
  const parts = query.ctes.map((cte) => {
    const sqlName = `${cte.name.toLowerCase()}#${emitter.serial()}`
    const declared = cte.columns?.map((column) => ({ name: column, sql: column }))
    if (query.recursive && declared !== undefined) ctes.set(cte.name.toLowerCase(), { sql: name(sqlName), columns: declared })
    const inner = emitter.query(cte.query, outer, ctes)
    const columns = renamed(inner.columns, cte.columns)
    ctes.set(cte.name.toLowerCase(), { sql: name(sqlName), columns })
    return `${name(sqlName)}(${columns.map((column) => name(column.sql)).join(', ')}) AS (${inner.sql})`
  })
  return { ctes, sql: `WITH ${query.recursive ? 'RECURSIVE ' : ''}${parts.join(', ')} ` }
}

type BodyReader = (emitter: Emitter, body: never, orderBy: readonly SortItem[], outer: Scope, ctes: Ctes) => EmittedQuery

function emitBody(emitter: Emitter, body: QueryBody, orderBy: readonly SortItem[], outer: Scope, ctes: Ctes): EmittedQuery {
  // The table below is keyed by `kind`, so the reader fits the body it is given.
  return (BODIES[body.kind] as BodyReader)(emitter, body as never, orderBy, outer, ctes)
}

type Bodies = {
  readonly [Kind in QueryBody['kind']]: (
    e: Emitter,
    body: QueryBody & { kind: Kind },
    o: readonly SortItem[],
    s: Scope,
    c: Ctes,
  ) => EmittedQuery
}

const BODIES: Bodies = {
  select: emitSelect,
  set(emitter, body, orderBy, outer, ctes) {
    const left = emitBody(emitter, body.left, [], outer, ctes)
    const right = emitBody(emitter, body.right, [], outer, ctes)
    if (left.columns.length !== right.columns.length)
      throw sqlErrorAt(
        'TYPE_MISMATCH',
        emitter.source,
        0,
        `${body.operator.toUpperCase()} query has different number of fields: ${left.columns.length}, ${right.columns.length}`,
      )
    requireAlike(emitter, body.operator, left.columns, right.columns)
    const operator = `${body.operator.toUpperCase()}${body.all ? ' ALL' : ''}`
    const sql = `(${left.sql}) ${operator} (${right.sql})`
    return ordered(emitter, { sql, columns: left.columns }, orderBy, ctes)
  },
  values(emitter, body, orderBy, outer, ctes) {
    const rows = body.rows.map((row) => (row.kind === 'row' ? row.items : [row]).map((item) => emitter.expression(item, outer, ctes)))
    const columns = (rows[0] ?? []).map((_, index) => ({ sql: `_anon${index}` }))
    const list = columns.map(({ sql }) => name(sql)).join(', ')
    const sql = `SELECT * FROM (VALUES ${rows.map((row) => `(${row.join(', ')})`).join(', ')}) AS "_values"(${list})`
    return ordered(emitter, { sql, columns }, orderBy, ctes)
  },
  nested(emitter, body, orderBy, outer, ctes) {
    const inner = emitter.query(body.query, outer, ctes)
    return ordered(emitter, { ...inner, sql: `(${inner.sql})` }, orderBy, ctes)
  },
  'table-body'(emitter, body, orderBy, _outer, ctes) {
    const table = emitter.table(body.table)
    return ordered(emitter, { sql: `SELECT * FROM ${table.sql}`, columns: table.columns }, orderBy, ctes)
  },
}

/** Refuses to unite columns of types that Trino does not convert and DuckDB does. */
function requireAlike(emitter: Emitter, operator: string, left: readonly ScopeColumn[], right: readonly ScopeColumn[]): void {
  for (const [index, column] of left.entries()) {
    const other = right[index]
    const [a, b] = [typeFamily(column.type), typeFamily(other?.type)]
    if (a !== undefined && b !== undefined && a !== b)
      throw sqlErrorAt(
        'TYPE_MISMATCH',
        emitter.source,
        0,
        `column ${index + 1} in ${operator.toUpperCase()} query has incompatible types: ${column.type}, ${other?.type}`,
      )
  }
}

/** ORDER BY over a body whose inside cannot be seen: by position or by output name. */
function ordered(emitter: Emitter, body: EmittedQuery, orderBy: readonly SortItem[], ctes: Ctes): EmittedQuery {
  if (orderBy.length === 0) return body
  const alias = `_o${emitter.serial()}`
  const scope: Scope = { ...EMPTY_SCOPE, sources: [{ alias, qualifiers: [], columns: body.columns }] }
  const keys = orderBy.map((item) =>
    emitSort(item, item.value.kind === 'number' ? item.value.value : emitter.expression(item.value, scope, ctes)),
  )
  const columns = body.columns.map(({ sql }) => name(sql)).join(', ')
  return { ...body, sql: `SELECT * FROM (${body.sql}) AS ${name(alias)}(${columns}) ORDER BY ${keys.join(', ')}` }
}

function emitSelect(emitter: Emitter, select: Select, orderBy: readonly SortItem[], outer: Scope, ctes: Ctes): EmittedQuery {
  const from = emitFrom(emitter, select.from, outer, ctes)
  const items = emitSelectItems(emitter, select, from.scope, ctes)
  const parts = [
    `SELECT ${select.distinct ? 'DISTINCT ' : ''}${items.map(({ sql, column }) => `${sql} AS ${name(column.sql)}`).join(', ')}`,
  ]
  if (from.sql !== '') parts.push(`FROM ${from.sql}`)
  if (select.where) parts.push(`WHERE ${emitter.expression(select.where, from.scope, ctes)}`)
  if (select.groupBy.length > 0)
    parts.push(`GROUP BY ${select.groupBy.map((element) => emitGrouping(emitter, element, from.scope, ctes)).join(', ')}`)
  if (select.having) parts.push(`HAVING ${emitter.expression(select.having, from.scope, ctes)}`)
  if (select.windows.length > 0)
    parts.push(
      `WINDOW ${select.windows.map((each) => `${name(each.name)} AS ${emitWindow(emitter, each.window, from.scope, ctes)}`).join(', ')}`,
    )
  if (orderBy.length > 0) parts.push(`ORDER BY ${orderBy.map((item) => emitSortKey(emitter, item, items, from.scope, ctes)).join(', ')}`)
  return { sql: parts.join(' '), columns: items.map(({ column }) => column) }
}

/** A sort key may be a position, the name of an output column, or any expression over the tables. */
function emitSortKey(emitter: Emitter, item: SortItem, items: readonly OutputItem[], scope: Scope, ctes: Ctes): string {
  const { value } = item
  if (value.kind === 'number') {
    const position = Number(value.value)
    if (!(position >= 1 && position <= items.length))
      throw sqlErrorAt('INVALID_COLUMN_REFERENCE', emitter.source, value.at, `ORDER BY position ${value.value} is not in select list`)
    return emitSort(item, value.value)
  }
  if (value.kind === 'column' && value.parts.length === 1) {
    const wanted = value.parts[0]?.toLowerCase()
    const position = items.findIndex(({ column }) => column.name?.toLowerCase() === wanted)
    if (position >= 0) return emitSort(item, String(position + 1))
  }
  const aliases = new Map(items.flatMap(({ alias, sql }) => (alias === undefined ? [] : [[alias.toLowerCase(), sql]])))
  return emitSort(item, emitter.expression(substituted(value, aliases), scope, ctes))
}

/** Output names inside a sort expression stand for their expressions. */
function substituted<T>(tree: T, aliases: ReadonlyMap<string, string>): T {
  if (tree === null || typeof tree !== 'object') return tree
  if (Array.isArray(tree)) return tree.map((child) => substituted(child, aliases)) as T
  if ('kind' in tree && tree.kind === 'query') return tree
  if ('kind' in tree && tree.kind === 'column') {
    const { parts, at } = tree as unknown as { parts: readonly string[]; at: number }
    const sql = parts.length === 1 ? aliases.get(parts[0]?.toLowerCase() ?? '') : undefined
    return sql === undefined ? tree : ({ kind: 'emitted', at, sql } as T)
  }
  return Object.fromEntries(Object.entries(tree).map(([key, child]) => [key, substituted(child, aliases)])) as T
}

function emitGrouping(emitter: Emitter, element: GroupingElement, scope: Scope, ctes: Ctes): string {
  const list = (values: readonly Parameters<Emitter['expression']>[0][]) =>
    values.map((value) => emitter.expression(value, scope, ctes)).join(', ')
  if (element.kind === 'expression') return list([element.value])
  if (element.kind === 'sets') return `GROUPING SETS (${element.sets.map((set) => `(${list(set)})`).join(', ')})`
  return `${element.kind.toUpperCase()} (${list(element.values)})`
}
