import { Cursor } from './cursor.ts'
import { parseExpression, parseValue } from './parse-expression.ts'
import { parseQuery } from './parse-query.ts'
import type { Dialect } from './tokenize.ts'

/** A cursor over a statement that knows the whole grammar. */
export function cursorOver(source: string, dialect: Dialect = 'trino'): Cursor {
  return new Cursor(source, { expression: parseExpression, value: parseValue, query: parseQuery }, dialect)
}
