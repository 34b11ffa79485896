import type { Batch, BatchColumn } from '../batch.ts'
import { baseType } from '../dialect/column-type.ts'
import { text } from '../dialect/quote.ts'
import { sqlServerLike } from './sql-server-like.ts'

/** SQL that holds where the pattern occurs anywhere in the value; anchors bind it. https://trino.io/docs/current/functions/regexp.html */
export function matchesRegex(column: BatchColumn, regex: string): string {
  return `regexp_like(${textOf(column)}, ${text(regex)})`
}

/** SQL that holds where the whole value is LIKE the pattern. https://trino.io/docs/current/functions/comparison.html#like */
export function matchesLike(batch: Batch, column: BatchColumn, pattern: string): string {
  if (batch.likeSyntax === 'sql-server') return matchesRegex(column, sqlServerLike(pattern))
  return `${textOf(column)} LIKE ${text(pattern)}`
}

/** SQL for a value as text; char is none to Athena's functions. */
export function textOf({ sql, type, family }: BatchColumn): string {
  if (family === 'zoned-timestamp') return `CAST(at_timezone(${sql}, 'UTC') AS varchar)`
  return family === 'text' && baseType(type) !== 'char' ? sql : `CAST(${sql} AS varchar)`
}
