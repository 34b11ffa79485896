import type { Case, CaseFile } from './case-file.ts'

/** The SQL engines that upstream tests on; Athena is none of them, and the first that a case is for stands in for it. */
const SQL_ENGINES = ['trino', 'postgresql', 'sqlite', 'redshift', 'mysql', 'databricks', 'snowflake', 'bigquery', 'mssql'] as const

export type SqlEngine = (typeof SQL_ENGINES)[number]

/** The engine whose column types and dialect a case is to be read with, or why the case says nothing about SQL. */
export function engineOf(
  file: CaseFile,
  { source, only_for, suppress_for = [], ran_on, engines }: Case,
): SqlEngine | { readonly skipped: string } {
  if (file.not_implemented_upstream_for?.includes('sql')) return { skipped: 'not implemented upstream for SQL' }
  if (file.sources[source]?.kind === 'docstring') return { skipped: 'an example of the documentation, which upstream does not run' }
  const marked = only_for ?? ran_on ?? engines ?? ['sqlalchemy']
  const suppressed = suppress_for.includes('sqlalchemy') ? SQL_ENGINES : suppress_for
  const candidates = SQL_ENGINES.filter((engine) => marked.some((mark) => isFor(mark, engine)))
  const engine = candidates.find((candidate) => !suppressed.includes(candidate))
  // A case that upstream keeps from each engine by name was kept from all of SQL.
  return engine ?? { skipped: candidates.length === 0 ? 'stated for other engines than SQL only' : 'kept from every SQL engine upstream' }
}

function isFor(mark: string, engine: SqlEngine): boolean {
  return mark === 'sqlalchemy' || mark === 'sql' || mark === 'all' || mark === engine || mark === `${engine}_v3_api`
}
