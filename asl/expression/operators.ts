import type { JsonValue } from '../json.ts'
import type { Expr, Ref, Template } from '../reference/ref.ts'
import { exprOf } from '../reference/source.ts'
import { toExpression } from '../reference/to-expression.ts'
import { call, operator } from './calls.ts'
import { textOf } from './text.ts'

/**
 * The sum of two numbers.
 *
 * @example
 * ```ts
 * add(input.rows, 1)
 * ```
 */
export function add<S>(left: Expr<number, S>, right: Template<number, S>): Expr<number, S> {
  return operator('+', left, right)
}

/**
 * The difference of two numbers.
 *
 * @example
 * ```ts
 * subtract(input.rows, input.price)
 * ```
 */
export function subtract<S>(left: Expr<number, S>, right: Template<number, S>): Expr<number, S> {
  return operator('-', left, right)
}

/**
 * How many elements an array has; 0 for an absent one.
 *
 * @example
 * ```ts
 * count(input.tags)
 * ```
 */
export function count<S>(array: Expr<readonly unknown[] | undefined, S>): Expr<number, S> {
  return call('$count', array)
}

/**
 * Milliseconds since the Unix epoch of an ISO 8601 timestamp.
 *
 * @example
 * ```ts
 * toMillis(input.time)
 * ```
 */
export function toMillis<S>(timestamp: Expr<string, S>): Expr<number, S> {
  return call('$toMillis', timestamp)
}

/**
 * The number that a string spells. Fails at run time for a string that spells none.
 *
 * @example
 * ```ts
 * toNumber(input.key)
 * ```
 */
export function toNumber<S>(text: Expr<string, S>): Expr<number, S> {
  return call('$number', text)
}

/**
 * The JSON text of a value; a string stays as it is.
 *
 * @example
 * ```ts
 * json({ key: input.key, rows: input.rows })
 * ```
 */
export function json<S>(value: Template<unknown, S>): Expr<string, S> {
  return call('$string', value)
}

/**
 * A random UUID, new at each evaluation.
 *
 * @example
 * ```ts
 * uuid()
 * ```
 */
export function uuid(): Expr<string> {
  return call('$uuid')
}

/**
 * `value`, or `fallback` where it is absent or null.
 *
 * @example
 * ```ts
 * orElse(input.top, 10)
 * ```
 */
export function orElse<T, S>(
  value: Expr<T, S>,
  fallback: Template<NoInfer<Exclude<T, undefined | null>>, S>,
): Expr<Exclude<T, undefined | null>, S> {
  const left = toExpression(value, 'orElse')
  return exprOf({
    kind: 'jsonata',
    present: true,
    strings: ['($exists(', ') and ', ' != null ? ', ' : ', ')'],
    parts: [left, left, left, toExpression(fallback, 'orElse')],
  })
}

/**
 * Says that an optional value is there, which the caller knows from elsewhere.
 * At run time an absent value then fails the state with `States.QueryEvaluationError`.
 *
 * @example
 * ```ts
 * present(input.tags[0])
 * ```
 */
export function present<T, S>(value: Ref<T, S>): Ref<Exclude<T, undefined>, S>
export function present<T, S>(value: Expr<T, S>): Expr<Exclude<T, undefined>, S>
export function present(value: unknown): unknown {
  const expression = toExpression(value, 'present')
  return expression.kind === 'jsonata' ? exprOf({ ...expression, present: true }) : value
}

type TextPart<S> = Template<string | number | boolean, S> | Expr<string | number | boolean | null | undefined, S>

/**
 * A string with values inside. An absent value leaves no trace in it.
 *
 * @example
 * ```ts
 * text`${input.bucket}: ${input.rows} rows`
 * ```
 */
export function text<S = unknown>(strings: TemplateStringsArray, ...parts: readonly TextPart<S>[]): Expr<string, S> {
  return exprOf(
    textOf(
      [...strings],
      parts.map((part) => toExpression(part, 'text')),
    ),
  )
}

/**
 * JSONata written by hand, with references and JSON inside; `T` is taken at your word, and so is the scope.
 * A backslash stands for itself: a regular expression is written as in JSONata, jsonata`$match(${name}, /\d+/)`.
 *
 * @example
 * ```ts
 * jsonata<number>`$sum(${input.orders}.price)`
 * ```
 */
export function jsonata<T>(strings: TemplateStringsArray, ...parts: readonly (Expr<unknown, never> | JsonValue)[]): Expr<T> {
  return exprOf({ kind: 'jsonata', strings: strings.raw.map(unescaped), parts: parts.map((part) => toExpression(part, 'jsonata')) })
}

/** Only what would end the template or open a part had to be escaped. */
function unescaped(raw: string): string {
  return raw.replace(/\\(?=`|\$\{)/g, '')
}
