import type { EmittedQuery } from '../duckdb/emitter.ts'
import { name } from '../duckdb/quote.ts'
import type { Session } from '../duckdb/session.ts'
import type { TypeName } from '../sql/expression.ts'
import { SqlError } from '../sql/sql-error.ts'
import { trinoType } from './trino-type.ts'

/** A query whose columns are to be stored: every one has a name, none twice, lower case. */
export interface NamedQuery {
  readonly sql: string
  readonly columns: readonly { readonly name: string; readonly type: TypeName }[]
}

/** Names and types of what a query would store. Throws MISSING_COLUMN_NAME and DUPLICATE_COLUMN_NAME as CTAS and UNLOAD do. */
export async function namedColumns(query: EmittedQuery, session: Session): Promise<NamedQuery> {
  const described = await session.describe(query.sql)
  const seen = new Set<string>()
  const columns = described.map(({ type }, index) => {
    const given = query.columns[index]?.name?.toLowerCase()
    if (given === undefined) throw new SqlError('MISSING_COLUMN_NAME', `line 1:1: Column name not specified at position ${index + 1}`)
    if (seen.has(given)) throw new SqlError('DUPLICATE_COLUMN_NAME', `line 1:1: Column name '${given}' specified more than once`)
    seen.add(given)
    return { name: given, type: trinoType(type) }
  })
  const sources = columns.map((_, index) => name(`c${index}`))
  const items = columns.map((column, index) => `${storable(`q.${sources[index]}`, String(described[index]?.type))} AS ${name(column.name)}`)
  return { sql: `SELECT ${items.join(', ')} FROM (${query.sql}) AS q(${sources.join(', ')})`, columns }
}

/** Sums of integers are wider in DuckDB than any type of Athena. */
function storable(sql: string, type: string): string {
  return /^(U?HUGEINT|UBIGINT)$/.test(type)
    ? `CAST(${sql} AS BIGINT)`
    : type === 'TIMESTAMP WITH TIME ZONE'
      ? `CAST(${sql} AS TIMESTAMP)`
      : type === 'JSON'
        ? `CAST(${sql} AS VARCHAR)`
        : sql
}
