import type { Fields } from '../check/document/fields.ts'
import { fieldsOf, listOf, textOf } from '../check/document/fields.ts'
import type { StateView } from '../check/document/views.ts'
import { nodeOf, parseExpression, type SyntaxNode } from '../check/jsonata/syntax-node.ts'

/** A choice that leaves a loop once a counter has reached a number. */
export interface CounterCheck {
  readonly state: StateView
  readonly counter: string
  readonly limit: number
  /** Whether the number itself is enough to leave. */
  readonly includesLimit: boolean
}

interface Comparison {
  readonly counter: string
  readonly operator: string
  readonly limit: number
}

/** Comparisons that are true from a number on, and whether for the number itself. */
const REACHED: Readonly<Record<string, boolean>> = { '>=': true, '=': true, '>': false }
/** Comparisons that are true up to a number: the loop goes on while they hold. */
const NOT_REACHED: Readonly<Record<string, boolean>> = { '<': true, '<=': false, '!=': true }

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
    ...leaving.flatMap((comparison) => check(state, comparison, REACHED)),
    ...(endsByDefault ? staying.flat().flatMap((comparison) => check(state, comparison, NOT_REACHED)) : []),
  ]
}

function check(
  state: StateView,
  { counter, operator, limit }: Comparison,
  table: Readonly<Record<string, boolean>>,
): readonly CounterCheck[] {
  const includesLimit = table[operator]
  return includesLimit === undefined ? [] : [{ state, counter, limit, includesLimit }]
}

function comparisonsOf(rule: Fields, joint: 'and' | 'or', { language }: StateView): readonly Comparison[] {
  if (language === 'JSONPath') return ofJsonPath(rule, joint)
  const condition = textOf(rule.Condition) ?? ''
  const parsed = parseExpression(condition.slice(2, -2))
  return 'tree' in parsed ? ofTree(parsed.tree, joint) : []
}

function ofTree(node: SyntaxNode | undefined, joint: 'and' | 'or'): readonly Comparison[] {
  if (node === undefined) return []
  if (node.type === 'block' && Array.isArray(node.expressions) && node.expressions.length === 1)
    return ofTree(nodeOf(node.expressions[0]), joint)
  if (node.type !== 'binary') return []
  const [left, right] = [nodeOf(node.lhs), nodeOf(node.rhs)]
  if (node.value === joint) return [...ofTree(left, joint), ...ofTree(right, joint)]
  if (left?.type !== 'variable' || right?.type !== 'number') return []
  return [{ counter: `$${String(left.value)}`, operator: String(node.value), limit: Number(right.value) }]
}

const OPERATORS: Readonly<Record<string, string>> = {
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
