import type { Cursor } from './cursor.ts'
import type { BinaryOperator, Expression } from './expression.ts'
import { parsePrimary } from './parse-primary.ts'

/** A boolean expression: the whole ladder of Trino's operators, loosest first. */
export function parseExpression(cursor: Cursor): Expression {
  return parseOr(cursor)
}

function parseOr(cursor: Cursor): Expression {
  return leftAssociative(cursor, parseAnd, ['or'])
}

function parseAnd(cursor: Cursor): Expression {
  return leftAssociative(cursor, parseNot, ['and'])
}

function parseNot(cursor: Cursor): Expression {
  const { at } = cursor.token
  if (cursor.accept('not')) return { kind: 'unary', at, operator: 'not', operand: parseNot(cursor) }
  return parsePredicate(cursor)
}

const COMPARISONS: Readonly<Record<string, BinaryOperator>> = {
  '=': '=',
  '<>': '<>',
  '!=': '<>',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
}

function parsePredicate(cursor: Cursor): Expression {
  let left = parseValue(cursor)
  for (;;) {
    const next = parsePredicateTail(cursor, left)
    if (next === undefined) return left
    left = next
  }
}

function parsePredicateTail(cursor: Cursor, left: Expression): Expression | undefined {
  const { at } = left
  const comparison = cursor.token.kind === 'symbol' ? COMPARISONS[cursor.token.value] : undefined
  if (comparison !== undefined) {
    cursor.next()
    if (cursor.isAny('all', 'any', 'some') && cursor.peek().value === '(' && ['select', 'with', 'values'].includes(cursor.peek(2).value)) {
      const quantifier = cursor.next().value === 'all' ? 'all' : 'any'
      return { kind: 'quantified', at, operator: comparison, quantifier, left, query: nestedQuery(cursor) }
    }
    return { kind: 'binary-operator', at, operator: comparison, left, right: parseValue(cursor) }
  }
  if (cursor.accept('is')) {
    const negated = cursor.accept('not')
    if (cursor.accept('null')) return { kind: 'is-null', at, negated, value: left }
    cursor.expect('distinct', 'from')
    return { kind: 'is-distinct', at, negated, left, right: parseValue(cursor) }
  }
  const negated = cursor.is('not') && ['between', 'in', 'like'].includes(cursor.peek().value)
  if (negated) cursor.next()
  if (cursor.accept('between')) {
    const low = parseValue(cursor)
    cursor.expect('and')
    return { kind: 'between', at, negated, value: left, low, high: parseValue(cursor) }
  }
  if (cursor.accept('in')) {
    if (cursor.peek().kind === 'word' && ['select', 'with', 'values'].includes(cursor.peek().value))
      return { kind: 'in', at, negated, value: left, list: nestedQuery(cursor) }
    return { kind: 'in', at, negated, value: left, list: cursor.parenthesized(() => parseExpression(cursor)) }
  }
  if (cursor.accept('like')) {
    const pattern = parseValue(cursor)
    if (!cursor.accept('escape')) return { kind: 'like', at, negated, value: left, pattern }
    return { kind: 'like', at, negated, value: left, pattern, escape: parseValue(cursor) }
  }
  return undefined
}

function nestedQuery(cursor: Cursor) {
  cursor.expect('(')
  const query = cursor.query()
  cursor.expect(')')
  return query
}

/** A value expression: arithmetic and `||`, no comparisons. */
export function parseValue(cursor: Cursor): Expression {
  return leftAssociative(cursor, parseSum, ['||'])
}

function parseSum(cursor: Cursor): Expression {
  return leftAssociative(cursor, parseProduct, ['+', '-'])
}

function parseProduct(cursor: Cursor): Expression {
  return leftAssociative(cursor, parseUnary, ['*', '/', '%'])
}

function parseUnary(cursor: Cursor): Expression {
  const { at, value, kind } = cursor.token
  if (kind === 'symbol' && (value === '-' || value === '+')) {
    cursor.next()
    return { kind: 'unary', at, operator: value, operand: parseUnary(cursor) }
  }
  let left = parsePrimary(cursor)
  while (cursor.is('at', 'time', 'zone')) {
    cursor.expect('at', 'time', 'zone')
    left = { kind: 'at-time-zone', at, value: left, zone: parsePrimary(cursor) }
  }
  return left
}

function leftAssociative(cursor: Cursor, operand: (cursor: Cursor) => Expression, operators: readonly BinaryOperator[]): Expression {
  let left = operand(cursor)
  for (;;) {
    const operator = operators.find((candidate) => cursor.is(candidate))
    if (operator === undefined) return left
    cursor.next()
    left = { kind: 'binary-operator', at: left.at, operator, left, right: operand(cursor) }
  }
}
