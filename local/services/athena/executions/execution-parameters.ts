import { emitExpression } from '../duckdb/emit-expression.ts'
import { emitQuery } from '../duckdb/emit-query.ts'
import type { Emitter } from '../duckdb/emitter.ts'
import { text } from '../duckdb/quote.ts'
import { EMPTY_SCOPE } from '../duckdb/scope.ts'
import type { Expression } from '../sql/expression.ts'
import { cursorOver } from '../sql/grammar.ts'
import { SqlError } from '../sql/sql-error.ts'

/** SQL of an `ExecutionParameters` item: a literal as SQL writes it (`'x'`, `12`, `DATE '2024-01-01'`, `NULL`); anything else is a string. */
export function executionParameter(written: string): string {
  try {
    const cursor = cursorOver(written)
    const expression = cursor.expression()
    cursor.end()
    if (isLiteral(expression)) return constantSql(expression, written)
  } catch (error) {
    if (!(error instanceof SqlError)) throw error
  }
  return `CAST(${text(written)} AS VARCHAR)`
}

function isLiteral(expression: Expression): boolean {
  if (expression.kind === 'unary') return expression.operator === '-' && expression.operand.kind === 'number'
  return ['number', 'string', 'boolean', 'null', 'typed', 'binary'].includes(expression.kind)
}

/** SQL of an expression that names no column: a value of EXECUTE ... USING. */
export function constantSql(expression: Expression, source: string): string {
  const emitter: Emitter = {
    source,
    parameters: [],
    table: () => {
      throw new SqlError('NOT_SUPPORTED', 'A parameter cannot be a query over tables')
    },
    expression: (part, scope, ctes) => emitExpression(emitter, part, scope, ctes),
    query: (query, outer, ctes) => emitQuery(emitter, query, outer, ctes),
    serial: () => 0,
  }
  return emitExpression(emitter, expression, EMPTY_SCOPE, new Map())
}
