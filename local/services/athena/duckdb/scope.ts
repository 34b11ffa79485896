import type { Column } from '../sql/expression.ts'
import { sqlErrorAt } from '../sql/sql-error.ts'
import { name } from './quote.ts'

/** One column that a FROM item offers or a query gives. */
export interface ScopeColumn {
  /** As Athena shows it; absent for an expression without an alias, which nobody can refer to. */
  readonly name?: string
  /** Its name in the generated SQL. */
  readonly sql: string
  /** Its Trino type where known: `varchar`, `array(varchar)`, `map(varchar,bigint)`. */
  readonly type?: string
  /** A pseudo-column such as `$path`: found by name, not by `*`. */
  readonly hidden?: boolean
}

/** One item of FROM. */
export interface Source {
  /** The alias in the generated SQL, unique within its SELECT. */
  readonly alias: string
  /** What qualifies its columns in the statement: `['orders']`, `['sales', 'orders']`. */
  readonly qualifiers: readonly (readonly string[])[]
  readonly columns: readonly ScopeColumn[]
}

/** What names mean at one place of a statement. */
export interface Scope {
  readonly sources: readonly Source[]
  /** Columns joined by USING: they belong to both sides. */
  readonly using: ReadonlySet<string>
  /** Parameters of the lambda around, with the SQL that reads each. */
  readonly lambda: ReadonlyMap<string, string>
  readonly parent?: Scope
}

export const EMPTY_SCOPE: Scope = { sources: [], using: new Set(), lambda: new Map() }

/** A column found: the SQL that reads it and its type. */
export interface Resolved {
  readonly sql: string
  readonly type?: string
}

/** Resolves a (qualified) name as Trino does: the innermost scope that knows it. Throws COLUMN_NOT_FOUND or AMBIGUOUS_NAME. */
export function resolveColumn(column: Column, scope: Scope, source: string): Resolved {
  for (let at: Scope | undefined = scope; at !== undefined; at = at.parent) {
    const found = resolveIn(column, at, source)
    if (found !== undefined) return found
  }
  const written = column.parts.join('.').toLowerCase()
  throw sqlErrorAt(
    'COLUMN_NOT_FOUND',
    source,
    column.at,
    `Column '${written}' cannot be resolved or requester is not authorized to access requested resources`,
  )
}

function resolveIn(column: Column, scope: Scope, source: string): Resolved | undefined {
  const parts = column.parts.map((part) => part.toLowerCase())
  const [first = ''] = parts
  const bound = scope.lambda.get(first)
  if (bound !== undefined) return { sql: [bound, ...column.parts.slice(1).map(name)].join('.') }
  const matches: Resolved[] = []
  for (const candidate of scope.sources) {
    for (const qualifier of [[], ...candidate.qualifiers]) {
      if (parts.length <= qualifier.length || !qualifier.every((part, index) => part === parts[index])) continue
      const found = candidate.columns.find(({ name: known }) => known?.toLowerCase() === parts[qualifier.length])
      if (found === undefined) continue
      const fields = column.parts.slice(qualifier.length + 1).map((part) => `.${name(part)}`)
      const joined = qualifier.length === 0 && scope.using.has(first)
      const sql = `${joined ? '' : `${name(candidate.alias)}.`}${name(found.sql)}`
      if (joined) return { sql: sql + fields.join('') }
      matches.push(
        fields.length > 0 ? { sql: `(${sql})${fields.join('')}` } : { sql, ...(found.type !== undefined && { type: found.type }) },
      )
      break
    }
  }
  if (matches.length > 1)
    throw sqlErrorAt('AMBIGUOUS_NAME', source, column.at, `Column '${column.parts.join('.').toLowerCase()}' is ambiguous`)
  return matches[0]
}

/** The columns that `*` or `qualifier.*` stands for, each with its source; undefined when nothing has that name. */
export function starColumns(qualifier: readonly string[], scope: Scope): readonly { source: Source; column: ScopeColumn }[] | undefined {
  const wanted = qualifier.join('.').toLowerCase()
  const sources =
    qualifier.length === 0 ? scope.sources : scope.sources.filter(({ qualifiers }) => qualifiers.some((q) => q.join('.') === wanted))
  if (sources.length === 0) return undefined
  return sources.flatMap((source) => source.columns.filter(({ hidden }) => hidden !== true).map((column) => ({ source, column })))
}
