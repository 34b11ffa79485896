import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ColumnInfo } from '@aws-sdk/client-athena'
import { name, text } from '../duckdb/quote.ts'
import type { ScopeColumn } from '../duckdb/scope.ts'
import type { QueryContext } from '../statements/query-context.ts'
import { s3Location } from '../tables/s3-location.ts'
import { columnInfo, columnLabel } from './column-info.ts'
import { renderValue } from './render-value.ts'

/** Runs a SELECT into `<id>.csv`: a header, every value in double quotes, NULL as an empty field without quotes. Gives the columns. */
export async function writeRows(sql: string, columns: readonly ScopeColumn[], context: QueryContext): Promise<readonly ColumnInfo[]> {
  const { session, results, id, work } = context
  const described = await session.describe(sql)
  const labels = columns.map((column, index) => columnLabel(column.name, index))
  const sources = columns.map((_, index) => `c${index}`)
  // Positions, because a SELECT may name two columns alike.
  const isUnique = new Set(labels.map((label) => label.toLowerCase())).size === labels.length
  const headings = isUnique ? labels : sources
  const values = described.map(({ type }, index) => `${renderValue(`q."c${index}"`, type)} AS ${name(headings[index] as string)}`)
  const rows = `SELECT ${values.join(', ')} FROM (${sql}) AS q(${sources.map(name).join(', ')})`
  // DuckDB renames columns that share a name; the header is then a row of its own.
  const body = isUnique ? rows : `SELECT ${labels.map(text).join(', ')} UNION ALL ${rows}`
  const file = join(work, `${id}.csv`)
  await mkdir(work, { recursive: true })
  await session.run(`COPY (${body}) TO ${text(file)} (FORMAT csv, HEADER ${isUnique}, FORCE_QUOTE *, QUOTE '"', ESCAPE '"', NULLSTR '')`)
  const { bucket, prefix } = s3Location(context.outputLocation)
  await results.adopt(bucket, `${prefix}${id}.csv`, file)
  return described.map(({ type }, index) => columnInfo(labels[index] as string, type))
}
