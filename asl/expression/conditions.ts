import type { Expr, Template } from '../reference/ref.ts'
import { exprOf } from '../reference/source.ts'
import { call, operator } from './calls.ts'

type Ordered = string | number

/**
 * Whether both are equal. An absent value equals nothing, so the answer is then `false`.
 *
 * @example
 * ```ts
 * eq(input.key, 'READY')
 * ```
 */
export function eq<T, S>(left: Expr<T, S>, right: Template<Exclude<NoInfer<T>, undefined>, S>): Expr<boolean, S> {
  return operator('=', left, right)
}

/**
 * Whether they differ. An absent value differs from everything.
 *
 * @example
 * ```ts
 * ne(input.top, 10)
 * ```
 */
export function ne<T, S>(left: Expr<T, S>, right: Template<Exclude<NoInfer<T>, undefined>, S>): Expr<boolean, S> {
  // In JSONata an absent value neither equals nor differs: its `!=` would be false too.
  return not(eq(left, right))
}

/**
 * `left > right`, for two numbers or two strings. An ISO timestamp compares rightly only after {@link toMillis}.
 *
 * @example
 * ```ts
 * gt(input.rows, 100)
 * ```
 */
export function gt<T extends Ordered, S>(left: Expr<T, S>, right: Template<NoInfer<Widened<T>>, S>): Expr<boolean, S> {
  return operator('>', left, right)
}

/**
 * `left >= right`, for two numbers or two strings.
 *
 * @example
 * ```ts
 * ge(input.rows, 100)
 * ```
 */
export function ge<T extends Ordered, S>(left: Expr<T, S>, right: Template<NoInfer<Widened<T>>, S>): Expr<boolean, S> {
  return operator('>=', left, right)
}

/**
 * `left < right`, for two numbers or two strings.
 *
 * @example
 * ```ts
 * lt(input.price, 0)
 * ```
 */
export function lt<T extends Ordered, S>(left: Expr<T, S>, right: Template<NoInfer<Widened<T>>, S>): Expr<boolean, S> {
  return operator('<', left, right)
}

/**
 * `left <= right`, for two numbers or two strings.
 *
 * @example
 * ```ts
 * le(input.rows, count(input.tags))
 * ```
 */
export function le<T extends Ordered, S>(left: Expr<T, S>, right: Template<NoInfer<Widened<T>>, S>): Expr<boolean, S> {
  return operator('<=', left, right)
}

type Widened<T> = T extends string ? string : number

/**
 * Whether all conditions hold, as none at all do; later ones are not evaluated after the first that does not.
 *
 * @example
 * ```ts
 * and(input.paid, gt(input.rows, 0))
 * ```
 */
export function and<S>(...conditions: readonly Expr<boolean, S>[]): Expr<boolean, S> {
  return conditions.length === 0 ? exprOf({ kind: 'literal', value: true }) : operator('and', ...conditions)
}

/**
 * Whether any condition holds, as of none at all none does; later ones are not evaluated after the first that does.
 *
 * @example
 * ```ts
 * or(input.paid, eq(input.rows, 0))
 * ```
 */
export function or<S>(...conditions: readonly Expr<boolean, S>[]): Expr<boolean, S> {
  return conditions.length === 0 ? exprOf({ kind: 'literal', value: false }) : operator('or', ...conditions)
}

/**
 * The opposite of a condition.
 *
 * @example
 * ```ts
 * not(input.paid)
 * ```
 */
export function not<S>(condition: Expr<boolean, S>): Expr<boolean, S> {
  return call('$not', condition)
}

/**
 * Whether the value is there at all (`null` is there).
 *
 * @example
 * ```ts
 * exists(input.top)
 * ```
 */
export function exists<S>(value: Expr<unknown, S>): Expr<boolean, S> {
  return call('$exists', value)
}
