import type { Expr } from '../reference/ref.ts'
import { exprOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import type { Operator } from './expression.ts'

/** An operator of JSONata between its operands. */
export function operator<T, S>(symbol: Operator['symbol'], ...operands: readonly unknown[]): Expr<T, S> {
  return exprOf({ kind: 'operator', symbol, operands: operands.map((operand) => toExpression(operand, symbol)) })
}

/** A call of a function of JSONata; `name` has its dollar sign. */
export function call<T, S>(name: string, ...operands: readonly unknown[]): Expr<T, S> {
  return exprOf({ kind: 'call', function: name, arguments: operands.map((operand) => toExpression(operand, name)) })
}
