import type { Expression } from '../sql/expression.ts'
import type { Surroundings } from './emit-expression.ts'
import { rejectMismatch, requireBoolean, requireText } from './type-mismatch.ts'
import { typeOf } from './type-of.ts'

type Operator = Extract<Expression, { kind: 'binary-operator' }>

/** Two-sided operators; those whose meaning differs go through a macro. */
export function emitBinaryOperator(node: Operator, around: Surroundings): string {
  const { operator } = node
  if (isInterval(node.right) && (operator === '+' || operator === '-'))
    return `athena_${operator === '+' ? 'plus' : 'minus'}_interval(${around.sql(node.left)}, ${around.sql(node.right)})`
  if (isInterval(node.left) && operator === '+') return `athena_plus_interval(${around.sql(node.right)}, ${around.sql(node.left)})`
  if (operator !== 'and' && operator !== 'or' && operator !== '||' && !isInterval(node.left))
    rejectMismatch(around, node.at, operator, node.left, node.right)
  if (operator === '||') requireText(around, node.at, [node.left, node.right])
  if (operator === 'and' || operator === 'or')
    for (const side of [node.left, node.right]) requireBoolean(around, `Logical expression term`, side)
  const [left, right] = [around.sql(node.left), around.sql(node.right)]
  if (operator === '-' && typeOf(node.left, around.scope) === 'date' && typeOf(node.right, around.scope) === 'date')
    return `to_days(CAST(${left} - ${right} AS INTEGER))`
  if (operator === '/') return `athena_divide(${left}, ${right})`
  if (operator === '%') return `athena_modulus(${left}, ${right})`
  return `(${left} ${operator.toUpperCase()} ${right})`
}

/** Whether an expression is an interval by its looks; a DATE plus an interval stays a DATE in Trino. */
function isInterval(expression: Expression): boolean {
  if (expression.kind === 'interval') return true
  if (expression.kind === 'unary') return isInterval(expression.operand)
  return (
    expression.kind === 'binary-operator' && expression.operator === '*' && (isInterval(expression.left) || isInterval(expression.right))
  )
}
