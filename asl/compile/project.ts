import type { Expression, PathStep } from '../expression/expression.ts'

/** Stands for any element of an array. */
export const EACH: unique symbol = Symbol('each')

/** Which parts of a value are read: all of it, or these members. */
export type Demand = 'all' | ReadonlyMap<string | typeof EACH, Demand>

/** Nothing is read of a value that a block must leave, for a branch has an output always. */
export const UNREAD: Demand = new Map()

/** Whether nothing is read. */
export function isUnread(wanted: Demand): boolean {
  return wanted !== 'all' && wanted.size === 0
}

/** What is read of the elements of an array. */
export function elementsOf(wanted: Demand | undefined): Demand | undefined {
  return wanted === undefined || wanted === 'all' ? wanted : (wanted.get(EACH) ?? 'all')
}

/** Whether a value is read as more than an object with members. */
export function isWhole(wanted: Demand | undefined): boolean {
  return wanted !== undefined && (wanted === 'all' || wanted.has(EACH))
}

/** A demand, and one more path that is read. */
export function merge(demand: Demand | undefined, steps: readonly PathStep[]): Demand {
  const [first, ...rest] = steps
  if (demand === 'all' || first === undefined) return 'all'
  // An element's index depends on the whole array: all elements are kept, each as far as any is read.
  const member = typeof first === 'number' ? EACH : first
  const members = new Map(demand ?? [])
  return members.set(member, merge(members.get(member), rest))
}

/** The part of a value that is read, as an expression of the same shape. Arrays are not cut: only a map's own results are. */
export function project(value: Expression, wanted: Demand): Expression {
  if (wanted === 'all' || wanted.has(EACH)) return value
  if (wanted.size === 0) return { kind: 'literal', value: {} }
  // Computed once, for it may be another value the second time.
  if (value.kind === 'path' && value.root.kind === 'computed') return value
  if (value.kind === 'path') return { kind: 'object', members: mapDemand(wanted, (name) => ({ ...value, steps: [...value.steps, name] })) }
  if (value.kind === 'object') return { kind: 'object', members: mapDemand(wanted, (name) => value.members[name]) }
  return value
}

function mapDemand(
  wanted: ReadonlyMap<string | typeof EACH, Demand>,
  member: (name: string) => Expression | undefined,
): Readonly<Record<string, Expression>> {
  const entries = [...wanted].flatMap(([name, inner]) => {
    if (name === EACH) return []
    const value = member(name)
    return value === undefined ? [] : [[name, project(value, inner)] as const]
  })
  return Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
