import type { Relation } from '../sql/query.ts'
import { renamed } from './emit-query-columns.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import { EMPTY_SCOPE, type Scope, type ScopeColumn, type Source } from './scope.ts'
import { typeOf } from './type-of.ts'

interface EmittedRelation {
  readonly sql: string
  readonly sources: readonly Source[]
  readonly using: readonly string[]
}

/** FROM: its SQL and the scope that it opens. */
export function emitFrom(emitter: Emitter, relations: readonly Relation[], outer: Scope, ctes: Ctes): { sql: string; scope: Scope } {
  let left: EmittedRelation = { sql: '', sources: [], using: [] }
  for (const relation of relations) {
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
    case 'unnest':
      return emitUnnest(emitter, relation, scopeOf(before, [], outer), ctes)
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

/** UNNEST pads the shorter arrays with NULL, opens maps into key and value and arrays of rows into their fields. */
function emitUnnest(emitter: Emitter, relation: Relation & { kind: 'unnest' }, scope: Scope, ctes: Ctes): EmittedRelation {
  const args = relation.values.map((value) => ({ sql: emitter.expression(value, scope, ctes), type: typeOf(value, scope) }))
  const given = relation.columns === undefined ? undefined : relation.columns.length - (relation.ordinality ? 1 : 0)
  const items: string[] = []
  const columns: ScopeColumn[] = []
  const column = (sql: string, type?: string) => {
    const alias = `_u${columns.length}`
    items.push(`${sql} AS ${name(alias)}`)
    columns.push({ sql: alias, ...(type !== undefined && { type }) })
  }
  for (const { sql, type } of args) {
    const fields = rowFields(type)
    if (type?.startsWith('map(')) {
      column(`unnest(map_keys(${sql}))`)
      column(`unnest(map_values(${sql}))`)
    } else if (fields !== undefined) for (const field of fields) column(`unnest(list_transform(${sql}, lambda "_e": "_e".${name(field)}))`)
    else if (args.length === 1 && given === 2) {
      // Two names for one value of unknown type: only a map gives two columns.
      column(`unnest(map_keys(${sql}))`)
      column(`unnest(map_values(${sql}))`)
    } else column(`unnest(${sql})`, type?.startsWith('array(') ? type.slice(6, -1) : undefined)
  }
  if (relation.ordinality) {
    const lengths = args.map(({ sql, type }) =>
      type?.startsWith('map(') || (args.length === 1 && given === 2) ? `cardinality(${sql})` : `len(${sql})`,
    )
    column(`unnest(range(1, CAST(greatest(${lengths.join(', ')}) AS BIGINT) + 1))`, 'bigint')
  }
  return single(emitter, `LATERAL (SELECT ${items.join(', ')})`, columns, relation)
}

/** The field names of `array(row(a x, b y))`. */
function rowFields(type: string | undefined): readonly string[] | undefined {
  if (type === undefined || !type.startsWith('array(row(')) return undefined
  const inner = type.slice('array(row('.length, -2)
  const fields: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index <= inner.length; index++) {
    const character = inner[index]
    if (character === '(') depth++
    if (character === ')') depth--
    if (index === inner.length || (character === ',' && depth === 0)) {
      fields.push(inner.slice(start, index).trim().split(' ')[0]?.replaceAll('"', '') ?? '')
      start = index + 1
    }
  }
  return fields
}
