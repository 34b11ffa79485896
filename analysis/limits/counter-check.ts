import type { StateView } from '../check/document/views.ts'
import { nodeOf, parseExpression, type SyntaxNode } from '../check/jsonata/syntax-node.ts'
import type { Fields } from '../fields.ts'
import { fieldsOf, listOf, textOf } from '../fields.ts'

/** A choice by which a loop ends once a counter has come to a number. */
export interface CounterCheck {
  readonly state: StateView
  readonly counter: string
  readonly limit: number
  /** The comparison that is true once the loop is left. */
  readonly leavesAt: Operator
}

export type Operator = '>=' | '>' | '<=' | '<' | '=' | '!='

interface Comparison {
  readonly counter: string
  readonly operator: Operator
  readonly limit: number
}

const OPPOSITE: Readonly<Record<Operator, Operator>> = { '>=': '<', '>': '<=', '<=': '>', '<': '>=', '=': '!=', '!=': '=' }

/** The checks of a Choice by which its loop ends: a rule that leaves it, or the only rules that stay, with a default that leaves. */
export function checksOf(state: StateView, loop: ReadonlySet<StateView>): readonly CounterCheck[] {
  if (state.type !== 'Choice') return []
  const stays = (target: unknown): boolean => {
    const next = state.scope.byName.get(textOf(target) ?? '')
    return next !== undefined && loop.has(next)
  }
  const rules = listOf(state.fields.Choices)
    .map(fieldsOf)
    .filter((rule) => rule !== undefined)
  const leaving = rules.filter((rule) => !stays(rule.Next)).flatMap((rule) => comparisonsOf(rule, 'or', state))
  const staying = rules.filter((rule) => stays(rule.Next)).map((rule) => comparisonsOf(rule, 'and', state))
  const endsByDefault = !stays(state.fields.Default) && staying.length > 0 && staying.every((all) => all.length > 0)
  return [
    ...leaving.map(({ counter, operator, limit }) => ({ state, counter, limit, leavesAt: operator })),
    ...(endsByDefault ? staying.flat() : []).map(({ counter, operator, limit }) => ({
      state,
      counter,
      limit,
      leavesAt: OPPOSITE[operator],
    })),
  ]
}

const known = { and: new WeakMap<Fields, readonly Comparison[]>(), or: new WeakMap<Fields, readonly Comparison[]>() }

/** A rule is asked about once for every loop around it. */
function comparisonsOf(rule: Fields, joint: 'and' | 'or', state: StateView): readonly Comparison[] {
  const found = known[joint].get(rule) ?? readComparisons(rule, joint, state)
  known[joint].set(rule, found)
  return found
}

function readComparisons(rule: Fields, joint: 'and' | 'or', { language }: StateView): readonly Comparison[] {
  if (language === 'JSONPath') return ofJsonPath(rule, joint)
  const condition = textOf(rule.Condition) ?? ''
  const parsed = parseExpression(condition.slice(2, -2), (tree) => ofTree(tree, joint))
  return 'read' in parsed ? parsed.read : []
}

function ofTree(node: SyntaxNode | undefined, joint: 'and' | 'or'): readonly Comparison[] {
  if (node === undefined) return []
  if (node.type === 'block' && Array.isArray(node.expressions) && node.expressions.length === 1)
    return ofTree(nodeOf(node.expressions[0]), joint)
  if (node.type !== 'binary') return []
  const [left, right] = [nodeOf(node.lhs), nodeOf(node.rhs)]
  if (node.value === joint) return [...ofTree(left, joint), ...ofTree(right, joint)]
  const operator = String(node.value)
  if (left?.type !== 'variable' || right?.type !== 'number' || !isOperator(operator)) return []
  return [{ counter: `$${String(left.value)}`, operator, limit: Number(right.value) }]
}

function isOperator(text: string): text is Operator {
  return Object.hasOwn(OPPOSITE, text)
}

const OPERATORS: Readonly<Record<string, Operator>> = {
  NumericEquals: '=',
  NumericLessThan: '<',
  NumericLessThanEquals: '<=',
  NumericGreaterThan: '>',
  NumericGreaterThanEquals: '>=',
}

function ofJsonPath(rule: Fields, joint: 'and' | 'or'): readonly Comparison[] {
  const joined = listOf(rule[joint === 'and' ? 'And' : 'Or']).flatMap((part) => ofJsonPath(fieldsOf(part) ?? {}, joint))
  const counter = textOf(rule.Variable)
  const own = Object.entries(OPERATORS).flatMap(([name, operator]) => {
    const limit = rule[name]
    return counter === undefined || typeof limit !== 'number' ? [] : [{ counter, operator, limit }]
  })
  return [...joined, ...own]
}
