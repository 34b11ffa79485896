import { call, computed, list, operator } from '../expression/calls.ts'
import type { Expr, Ref, Template, ValueOf } from '../reference/ref.ts'
import type { ScopeOf } from '../reference/scope-of.ts'
import { refOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import { lambda } from './lambda.ts'

/** An array, or an absent one, which counts as empty. */
type Items<T, S> = Expr<readonly T[] | undefined, S>
type Orderable = string | number

/**
 * What `each` makes of every element. An element for which it gives nothing is left out.
 * https://docs.jsonata.org/higher-order-functions
 *
 * @example
 * ```ts
 * map(input.orders, (order) => ({ id: order.id, cents: multiply(order.price, 100) }))
 * ```
 */
export function map<T, const R, S>(
  items: Items<T, S>,
  each: (item: Ref<T>, index: Ref<number>) => R,
): Ref<readonly Exclude<ValueOf<R>, undefined>[], S & ScopeOf<R>> {
  return list('$map', items, lambda(['item', 'index'], each))
}

/**
 * The elements for which the condition holds.
 *
 * @example
 * ```ts
 * filter(input.orders, (order) => gt(order.price, 100))
 * ```
 */
export function filter<T, S, C>(
  items: Items<T, S>,
  condition: (item: Ref<T>, index: Ref<number>) => Expr<boolean, C>,
): Ref<readonly T[], S & C> {
  return list('$filter', items, lambda(['item', 'index'], condition))
}

/**
 * The one element for which the condition holds. Fails at run time where none or several are.
 *
 * @example
 * ```ts
 * single(input.orders, (order) => eq(order.id, input.key))
 * ```
 */
export function single<T, S, C>(items: Items<T, S>, condition: (item: Ref<T>) => Expr<boolean, C>): Ref<T, S & C> {
  return computed('$single', items, lambda(['item'], condition))
}

/**
 * Carries a value from the first element to the last: `each` gives the next value of what was carried and an element.
 *
 * @example
 * ```ts
 * reduce(input.orders, (total, order) => add(total, order.price), 0)
 * ```
 */
export function reduce<T, A, S, C = unknown>(
  items: Items<T, S>,
  each: (carried: Ref<Widened<A>>, item: Ref<T>) => Template<Widened<A>, C>,
  first: Template<A, S>,
): Expr<Widened<A>, S & C> {
  return call('$reduce', items, lambda(['carried', 'item'], each, 2), first)
}

/** What is carried begins as a constant and becomes others of its kind. */
type Widened<T> = T extends string ? string : T extends number ? number : T extends boolean ? boolean : T

/**
 * Whether the condition holds for any element.
 *
 * @example
 * ```ts
 * some(input.orders, (order) => lt(order.price, 0))
 * ```
 */
export function some<T, S, C>(items: Items<T, S>, condition: (item: Ref<T>) => Expr<boolean, C>): Expr<boolean, S & C> {
  return operator('>', call('$count', filter(items, condition)), 0)
}

/**
 * Whether the condition holds for all elements, as it does for those of an empty array.
 *
 * @example
 * ```ts
 * every(input.orders, (order) => ge(order.price, 0))
 * ```
 */
export function every<T, S, C>(items: Items<T, S>, condition: (item: Ref<T>) => Expr<boolean, C>): Expr<boolean, S & C> {
  return operator('=', call('$count', filter(items, condition)), call('$count', items))
}

/**
 * The array in the order of what `by` makes of its elements; elements alike keep their order.
 *
 * @example
 * ```ts
 * sort(input.orders, (order) => order.price, 'descending')
 * ```
 */
export function sort<T, S, C>(
  items: Items<T, S>,
  by: (item: Ref<T>) => Expr<Orderable, C>,
  order: 'ascending' | 'descending' = 'ascending',
): Ref<readonly T[], S & C> {
  // JSONata asks whether the first comes after the second.
  const after = (left: Ref<T>, right: Ref<T>) => operator(order === 'ascending' ? '>' : '<', by(left), by(right))
  return list('$sort', items, lambda(['left', 'right'], after))
}

/**
 * The elements of one array after those of another.
 *
 * @example
 * ```ts
 * append(input.tags, constant(['all']))
 * ```
 */
export function append<A, B, S>(first: Items<A, S>, second: Items<B, S>): Ref<readonly (A | B)[], S> {
  const parts = [first, second].map((part) => toExpression(part, 'append'))
  // Square brackets spill what stands in round ones, and leave out what is absent.
  const expression = { kind: 'jsonata', present: true, strings: ['[(', '), (', ')]'], parts } as const
  return refOf({ kind: 'path', root: { kind: 'computed', expression }, steps: [] })
}

/**
 * The array from its end to its beginning.
 *
 * @example
 * ```ts
 * reverse(input.tags)
 * ```
 */
export function reverse<T, S>(items: Items<T, S>): Ref<readonly T[], S> {
  return list('$reverse', items)
}

/**
 * The array in an order of chance.
 *
 * @example
 * ```ts
 * shuffle(input.tags)
 * ```
 */
export function shuffle<T, S>(items: Items<T, S>): Ref<readonly T[], S> {
  return list('$shuffle', items)
}

/**
 * The array without repetitions.
 *
 * @example
 * ```ts
 * distinct(input.tags)
 * ```
 */
export function distinct<T, S>(items: Items<T, S>): Ref<readonly T[], S> {
  return list('$distinct', items)
}

/**
 * Pairs of the elements at the same place, as many as the shorter array has.
 *
 * @example
 * ```ts
 * zip(input.tags, input.prices)
 * ```
 */
export function zip<A, B, S>(first: Items<A, S>, second: Items<B, S>): Ref<readonly (readonly [A, B])[], S> {
  return list('$zip', first, second)
}

/**
 * The array cut into arrays of at most `size` elements. https://docs.aws.amazon.com/step-functions/latest/dg/transforming-data.html
 *
 * @example
 * ```ts
 * partition(input.tags, 10)
 * ```
 */
export function partition<T, S>(items: Items<T, S>, size: Template<number, S>): Ref<readonly (readonly T[])[], S> {
  return list('$partition', items, size)
}

/**
 * Whether a value is among the elements.
 *
 * @example
 * ```ts
 * includes(input.tags, 'late')
 * ```
 */
export function includes<T extends string | number | boolean | null, S>(
  items: Items<T, S>,
  value: Template<NoInfer<T>, S>,
): Expr<boolean, S> {
  return operator('in', value, items)
}
