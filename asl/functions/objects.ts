import { call, computed, list } from '../expression/calls.ts'
import type { JsonValue } from '../json.ts'
import type { Expr, Ref, Template, ValueOf } from '../reference/ref.ts'
import type { ScopeOf } from '../reference/scope-of.ts'
import { exprOf, refOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import { lambda } from './lambda.ts'

type KeyOf<T> = Extract<keyof T, string>

/**
 * The names of an object's members. https://docs.jsonata.org/object-functions
 *
 * @example
 * ```ts
 * keys(input.order)
 * ```
 */
export function keys<T extends object, S>(object: Expr<T, S>): Ref<readonly KeyOf<T>[], S> {
  return list('$keys', object)
}

/**
 * The member of a name that is known only when the workflow runs; absent where there is none.
 *
 * @example
 * ```ts
 * lookup(input.order, 'price')
 * ```
 */
export function lookup<T extends object, S>(object: Expr<T, S>, name: Template<KeyOf<NoInfer<T>>, S>): Ref<T[KeyOf<T>] | undefined, S> {
  const expression = {
    kind: 'call',
    function: '$lookup',
    arguments: [object, name].map((part) => toExpression(part, 'lookup')),
    gives: 'maybe',
  } as const
  return refOf({ kind: 'path', root: { kind: 'computed', expression }, steps: [] })
}

/**
 * An object for each member, which holds it alone.
 *
 * @example
 * ```ts
 * spread(input.order)
 * ```
 */
export function spread<T extends object, S>(object: Expr<T, S>): Ref<readonly Partial<T>[], S> {
  return list('$spread', object)
}

/**
 * The members of both objects; the second's count where both have one.
 *
 * @example
 * ```ts
 * merge(input.order, { paid: true })
 * ```
 */
export function merge<A extends object, const B extends object, S>(
  first: Expr<A, S>,
  second: B,
): Ref<Omit<A, keyof ValueOf<B>> & ValueOf<B>, S & ScopeOf<B>> {
  return computed('$merge', [first, second])
}

/**
 * The members for which the condition holds.
 *
 * @example
 * ```ts
 * sift(input.order, (_, name) => ne(name, 'id'))
 * ```
 */
export function sift<T extends object, S, C>(
  object: Expr<T, S>,
  condition: (value: Ref<T[KeyOf<T>]>, name: Ref<KeyOf<T>>) => Expr<boolean, C>,
): Ref<Partial<T>, S & C> {
  // Where no member is left, `$sift` gives nothing, and merging nothing gives an empty object.
  return computed('$merge', list('$sift', object, lambda(['value', 'name'], condition)))
}

/**
 * What `each` makes of every member.
 *
 * @example
 * ```ts
 * each(input.order, (value, name) => ({ name, value }))
 * ```
 */
export function each<T extends object, const R, S>(
  object: Expr<T, S>,
  make: (value: Ref<T[KeyOf<T>]>, name: Ref<KeyOf<T>>) => R,
): Ref<readonly Exclude<ValueOf<R>, undefined>[], S & ScopeOf<R>> {
  return list('$each', object, lambda(['value', 'name'], make))
}

/**
 * One value where the condition holds, else another.
 *
 * @example
 * ```ts
 * either(input.paid, 'paid', 'open')
 * ```
 */
export function either<const A, const B, S>(
  condition: Expr<boolean, S>,
  whenTrue: A,
  whenFalse: B,
): Expr<ValueOf<A> | ValueOf<B>, S & ScopeOf<A> & ScopeOf<B>> {
  const parts = [condition, whenTrue, whenFalse].map((part) => toExpression(part, 'either'))
  return exprOf({ kind: 'jsonata', strings: ['(', ' ? ', ' : ', ')'], parts })
}

/**
 * Whether JSONata takes the value for true: not for `false`, null, 0, an empty text, array or object, or an absent value.
 *
 * @example
 * ```ts
 * truthy(input.top)
 * ```
 */
export function truthy<S>(value: Expr<unknown, S>): Expr<boolean, S> {
  return exprOf({ kind: 'jsonata', present: true, strings: ['($boolean(', ') = true)'], parts: [toExpression(value, 'truthy')] })
}

/**
 * Fails the state with `States.QueryEvaluationError` and the message.
 *
 * @example
 * ```ts
 * error(text`no order ${input.key}`)
 * ```
 */
export function error<S = unknown>(message: Template<string, S>): Expr<never, S> {
  return call('$error', message)
}

/**
 * The value, where the condition holds; else the state fails with `States.QueryEvaluationError` and the message.
 *
 * @example
 * ```ts
 * assert(input.rows, ge(input.rows, 0), 'rows cannot be negative')
 * ```
 */
export function assert<T, S>(value: Expr<T, S>, condition: Expr<boolean, S>, message: Template<string, S>): Expr<T, S> {
  const parts = [condition, message, value].map((part) => toExpression(part, 'assert'))
  return exprOf({ kind: 'jsonata', strings: ['($assert(', ', ', '); ', ')'], parts })
}

/**
 * A value of JSON as it is: for what a function takes as an expression.
 *
 * @example
 * ```ts
 * append(constant(['first']), input.tags)
 * ```
 */
export function constant<const T extends JsonValue>(value: T): Expr<T> {
  return exprOf({ kind: 'literal', value })
}
