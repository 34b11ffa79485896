import type { Expr, Ref } from '../reference/ref.ts'
import { exprOf, refOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import type { Call, Operator } from './expression.ts'

/** An operator of JSONata between its operands. */
export function operator<T, S>(symbol: Operator['symbol'], ...operands: readonly unknown[]): Expr<T, S> {
  return exprOf({ kind: 'operator', symbol, operands: operands.map((operand) => toExpression(operand, symbol)) })
}

/** A call of a function of JSONata; `name` has its dollar sign. Operands that are not given are left out. */
export function call<T, S>(name: string, ...operands: readonly unknown[]): Expr<T, S> {
  return exprOf(callOf(name, operands))
}

/** A call whose value may be absent. */
export function maybe<T, S>(name: string, ...operands: readonly unknown[]): Expr<T | undefined, S> {
  return exprOf({ ...callOf(name, operands), gives: 'maybe' })
}

/** A call whose value has members. */
export function computed<T, S>(name: string, ...operands: readonly unknown[]): Ref<T, S> {
  return refOf({ kind: 'path', root: { kind: 'computed', expression: callOf(name, operands) }, steps: [] })
}

/** A call whose value is an array, of none or one element too. */
export function list<T, S>(name: string, ...operands: readonly unknown[]): Ref<readonly T[], S> {
  return refOf({ kind: 'path', root: { kind: 'computed', expression: { ...callOf(name, operands), gives: 'list' } }, steps: [] })
}

function callOf(name: string, operands: readonly unknown[]): Call {
  const given = operands.filter((operand) => operand !== undefined)
  return { kind: 'call', function: name, arguments: given.map((operand) => toExpression(operand, name)) }
}
