import type { Relation } from '../sql/query.ts'
import { renamed } from './emit-query-columns.ts'
import { emitUnnest } from './emit-unnest.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import { EMPTY_SCOPE, type Scope, type ScopeColumn, type Source } from './scope.ts'

interface EmittedRelation {
  readonly sql: string
  readonly sources: readonly Source[]
  readonly using: readonly string[]
}

/** FROM: its SQL and the scope that it opens. */
export function emitFrom(emitter: Emitter, relations: readonly Relation[], outer: Scope, ctes: Ctes): { sql: string; scope: Scope } {
  let left: EmittedRelation = { sql: '', sources: [], using: [] }
  for (const relation of relations) {
    if (relation.kind === 'unnest' && left.sql !== '') {
      left = unnested(emitter, left, relation, outer, ctes, false)
      continue
    }
    const next = emitRelation(emitter, relation, left.sources, outer, ctes)
    left = {
      sql: left.sql === '' ? next.sql : `${left.sql} CROSS JOIN ${next.sql}`,
      sources: [...left.sources, ...next.sources],
      using: [...left.using, ...next.using],
    }
  }
  return { sql: left.sql, scope: scopeOf(left.sources, left.using, outer) }
}

function scopeOf(sources: readonly Source[], using: readonly string[], outer: Scope): Scope {
  return { sources, using: new Set(using), lambda: new Map(), ...(outer !== EMPTY_SCOPE && { parent: outer }) }
}

/** `before`: what stands to the left, which UNNEST and LATERAL may read. */
function emitRelation(emitter: Emitter, relation: Relation, before: readonly Source[], outer: Scope, ctes: Ctes): EmittedRelation {
  switch (relation.kind) {
    case 'table':
      return emitTable(emitter, relation, ctes)
    case 'derived': {
      const scope = relation.lateral ? scopeOf(before, [], outer) : outer
      const inner = emitter.query(relation.query, scope, ctes)
      return single(emitter, `${relation.lateral ? 'LATERAL ' : ''}(${inner.sql})`, inner.columns, relation)
    }
    case 'unnest': {
      const { items, columns } = emitUnnest(emitter, relation, scopeOf(before, [], outer), ctes)
      return single(emitter, `${before.length > 0 ? 'LATERAL ' : ''}(SELECT ${items.join(', ')})`, columns, relation)
    }
    case 'join':
      return emitJoin(emitter, relation, before, outer, ctes)
  }
}

function single(
  emitter: Emitter,
  sql: string,
  columns: readonly ScopeColumn[],
  { alias, columns: names }: { readonly alias?: string; readonly columns?: readonly string[] },
  path: readonly string[] = [],
): EmittedRelation {
  const shown = renamed(columns, names)
  const sqlAlias = `${alias ?? path.at(-1) ?? '_'}#${emitter.serial()}`
  const qualifiers = alias !== undefined ? [[alias.toLowerCase()]] : path.length > 0 ? [[path.at(-1) as string], [...path]] : []
  const list = columns.length === 0 ? '' : `(${shown.map((column) => name(column.sql)).join(', ')})`
  return { sql: `${sql} AS ${name(sqlAlias)}${list}`, sources: [{ alias: sqlAlias, qualifiers, columns: shown }], using: [] }
}

function emitTable(emitter: Emitter, relation: Relation & { kind: 'table' }, ctes: Ctes): EmittedRelation {
  const [only] = relation.parts
  const cte = relation.parts.length === 1 ? ctes.get((only as string).toLowerCase()) : undefined
  if (cte !== undefined)
    return single(emitter, cte.sql, cte.columns, {
      alias: relation.alias ?? (only as string),
      ...(relation.columns && { columns: relation.columns }),
    })
  const table = emitter.table(relation)
  const sample = relation.sample
  const sql =
    sample === undefined
      ? table.sql
      : `(SELECT * FROM ${table.sql} TABLESAMPLE ${sample.method === 'system' ? 'SYSTEM' : 'BERNOULLI'} (${Number(sample.percent)} PERCENT))`
  return single(emitter, sql, table.columns, relation, table.path)
}

function emitJoin(
  emitter: Emitter,
  join: Relation & { kind: 'join' },
  before: readonly Source[],
  outer: Scope,
  ctes: Ctes,
): EmittedRelation {
  const left = emitRelation(emitter, join.left, before, outer, ctes)
  // Only a left side of its own can be wrapped: what stands before it would be out of reach.
  if (join.right.kind === 'unnest' && (join.type === 'cross' || join.type === 'left') && before.length === 0 && left.using.length === 0)
    return unnested(emitter, left, join.right, outer, ctes, join.type === 'left')
  const right = emitRelation(emitter, join.right, [...before, ...left.sources], outer, ctes)
  const sources = [...left.sources, ...right.sources]
  const using = [...left.using, ...right.using]
  const keyword = `${join.natural ? 'NATURAL ' : ''}${join.type.toUpperCase()} JOIN`
  if (join.using !== undefined) {
    const columns = join.using.map((column) => name(column)).join(', ')
    return {
      sql: `(${left.sql} ${keyword} ${right.sql} USING (${columns}))`,
      sources,
      using: [...using, ...join.using.map((column) => column.toLowerCase())],
    }
  }
  const on = join.on === undefined ? '' : ` ON ${emitter.expression(join.on, scopeOf([...before, ...sources], using, outer), ctes)}`
  return { sql: `(${left.sql} ${keyword} ${right.sql}${on})`, sources, using }
}

/** UNNEST beside other relations: items of a SELECT over them, which keeps their order and needs no join. */
function unnested(
  emitter: Emitter,
  left: EmittedRelation,
  relation: Relation & { kind: 'unnest' },
  outer: Scope,
  ctes: Ctes,
  isOuter: boolean,
): EmittedRelation {
  const { items, columns } = emitUnnest(emitter, relation, scopeOf(left.sources, left.using, outer), ctes, isOuter)
  const alias = `_j${emitter.serial()}`
  const kept: string[] = []
  const sources = left.sources.map((source) => ({
    ...source,
    alias,
    columns: source.columns.map((column) => {
      const sql = `_k${emitter.serial()}`
      const isJoined = left.using.includes(column.name?.toLowerCase() ?? '')
      kept.push(`${isJoined ? '' : `${name(source.alias)}.`}${name(column.sql)} AS ${name(sql)}`)
      return { ...column, sql }
    }),
  }))
  const shown = renamed(columns, relation.columns).map((column, index) => ({ ...column, sql: columns[index]?.sql ?? column.sql }))
  const qualifiers = relation.alias === undefined ? [] : [[relation.alias.toLowerCase()]]
  const sql = `(SELECT ${[...kept, ...items].join(', ')} FROM ${left.sql}) AS ${name(alias)}`
  // A column of USING is one value now, whichever side it is asked of.
  return { sql, sources: [...sources, { alias, qualifiers, columns: shown }], using: [] }
}
