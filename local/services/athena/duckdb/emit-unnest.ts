import type { Relation } from '../sql/query.ts'
import type { Ctes, Emitter } from './emitter.ts'
import { name } from './quote.ts'
import type { Scope, ScopeColumn } from './scope.ts'
import { typeOf } from './type-of.ts'

/** UNNEST as SELECT items, each under the SQL name of its column. */
export interface UnnestItems {
  readonly items: readonly string[]
  readonly columns: readonly ScopeColumn[]
}

/**
 * UNNEST pads the shorter arrays with NULL, opens maps into key and value and arrays of rows into their fields.
 * `outer`: nothing to unnest gives one row of NULLs, as LEFT JOIN UNNEST does.
 */
export function emitUnnest(
  emitter: Emitter,
  relation: Relation & { kind: 'unnest' },
  scope: Scope,
  ctes: Ctes,
  outer = false,
): UnnestItems {
  const args = relation.values.map((value) => ({ sql: emitter.expression(value, scope, ctes), type: typeOf(value, scope) }))
  const given = relation.columns === undefined ? undefined : relation.columns.length - (relation.ordinality ? 1 : 0)
  // Two names for one value of unknown type: only a map gives two columns.
  const isMap = (type: string | undefined) => type?.startsWith('map(') === true || (args.length === 1 && given === 2 && type === undefined)
  const lengths = args.map(({ sql, type }) => `coalesce(${isMap(type) ? `cardinality(${sql})` : `len(${sql})`}, 0)`)
  const rows = `CAST(greatest(${lengths.join(', ')}) AS BIGINT)`
  const items: string[] = []
  const columns: ScopeColumn[] = []
  const column = (list: string, type?: string) => {
    const alias = `_u${emitter.serial()}`
    items.push(`unnest(${outer ? `CASE WHEN ${rows} = 0 THEN [NULL] ELSE ${list} END` : list}) AS ${name(alias)}`)
    columns.push({ sql: alias, ...(type !== undefined && { type }) })
  }
  for (const { sql, type } of args) {
    const fields = rowFields(type)
    if (isMap(type)) {
      const [key, value] = innerTypes(type)
      column(`map_keys(${sql})`, key)
      column(`map_values(${sql})`, value)
    } else if (fields !== undefined) for (const field of fields) column(`list_transform(${sql}, lambda "_e": "_e".${name(field)})`)
    else column(sql, innerTypes(type)[0])
  }
  if (relation.ordinality) column(`range(1, ${rows} + 1)`, 'bigint')
  return { items, columns }
}

/** `varchar` of `array(varchar)`, `varchar` and `bigint` of `map(varchar,bigint)`; nothing for what is not known. */
function innerTypes(type: string | undefined): readonly (string | undefined)[] {
  if (type === undefined || !/^(array|map)\(/.test(type)) return []
  return splitTypes(type.slice(type.indexOf('(') + 1, -1)).map((inner) => (inner === 'unknown' ? undefined : inner))
}

/** The field names of `array(row(a x, b y))`. */
function rowFields(type: string | undefined): readonly string[] | undefined {
  if (type === undefined || !type.startsWith('array(row(')) return undefined
  return splitTypes(type.slice('array(row('.length, -2)).map((field) => field.split(' ')[0]?.replaceAll('"', '') ?? '')
}

/** Cuts at the commas outside parentheses. */
function splitTypes(list: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let start = 0
  for (let index = 0; index <= list.length; index++) {
    const character = list[index]
    if (character === '(') depth++
    if (character === ')') depth--
    if (index === list.length || (character === ',' && depth === 0)) {
      parts.push(list.slice(start, index).trim())
      start = index + 1
    }
  }
  return parts
}
