import type { BatchColumn } from '../batch.ts'
import { literalFor, type Scalar } from '../dialect/literal.ts'

/** SQL that holds where a value is one of the set; NULLs in the set match nothing. */
export function isOneOf(column: BatchColumn, values: readonly (Scalar | null)[]): string {
  const literals = values.filter((value) => value !== null).map((value) => literalFor(column, value))
  return literals.length === 0 ? 'false' : `${column.sql} IN (${literals.join(', ')})`
}
