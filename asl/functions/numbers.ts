import { call, list, maybe, operator } from '../expression/calls.ts'
import type { Expr, Ref, Template } from '../reference/ref.ts'

type Num<S> = Template<number, S>
type Numbers<S> = Template<readonly number[], S>

/**
 * The product of two numbers.
 *
 * @example
 * ```ts
 * multiply(input.price, 2)
 * ```
 */
export function multiply<S = unknown>(left: Num<S>, right: Num<S>): Expr<number, S> {
  return operator('*', left, right)
}

/**
 * The quotient of two numbers, fractions and all.
 *
 * @example
 * ```ts
 * divide(input.price, input.rows)
 * ```
 */
export function divide<S = unknown>(left: Num<S>, right: Num<S>): Expr<number, S> {
  return operator('/', left, right)
}

/**
 * The remainder of a division, with the sign of `left`.
 *
 * @example
 * ```ts
 * modulo(input.rows, 7)
 * ```
 */
export function modulo<S = unknown>(left: Num<S>, right: Num<S>): Expr<number, S> {
  return operator('%', left, right)
}

/**
 * The number without its sign. https://docs.jsonata.org/numeric-functions
 *
 * @example
 * ```ts
 * abs(input.price)
 * ```
 */
export function abs<S = unknown>(value: Num<S>): Expr<number, S> {
  return call('$abs', value)
}

/**
 * The largest whole number that is no larger.
 *
 * @example
 * ```ts
 * floor(input.price)
 * ```
 */
export function floor<S = unknown>(value: Num<S>): Expr<number, S> {
  return call('$floor', value)
}

/**
 * The smallest whole number that is no smaller.
 *
 * @example
 * ```ts
 * ceil(input.price)
 * ```
 */
export function ceil<S = unknown>(value: Num<S>): Expr<number, S> {
  return call('$ceil', value)
}

/**
 * The number rounded to `digits` after the point, half to even; negative `digits` round to tens and hundreds.
 *
 * @example
 * ```ts
 * round(input.price, 2)
 * ```
 */
export function round<S = unknown>(value: Num<S>, digits?: Num<S>): Expr<number, S> {
  return call('$round', value, digits)
}

/**
 * `base` to the power of `exponent`.
 *
 * @example
 * ```ts
 * power(2, input.rows)
 * ```
 */
export function power<S = unknown>(base: Num<S>, exponent: Num<S>): Expr<number, S> {
  return call('$power', base, exponent)
}

/**
 * The square root. Fails at run time for a negative number.
 *
 * @example
 * ```ts
 * sqrt(input.price)
 * ```
 */
export function sqrt<S = unknown>(value: Num<S>): Expr<number, S> {
  return call('$sqrt', value)
}

/**
 * The number as text by a picture of XPath: `#,##0.00`.
 *
 * @example
 * ```ts
 * formatNumber(input.price, '#,##0.00')
 * ```
 */
export function formatNumber<S = unknown>(value: Num<S>, picture: Template<string, S>): Expr<string, S> {
  return call('$formatNumber', value, picture)
}

/**
 * The whole number as text to the base of `radix`, 2 to 36, default 10.
 *
 * @example
 * ```ts
 * formatBase(input.rows, 16)
 * ```
 */
export function formatBase<S = unknown>(value: Num<S>, radix?: Num<S>): Expr<string, S> {
  return call('$formatBase', value, radix)
}

/**
 * The whole number as text by a picture: `w` spells it in words, `I` in Roman numerals.
 *
 * @example
 * ```ts
 * formatInteger(input.rows, 'w')
 * ```
 */
export function formatInteger<S = unknown>(value: Num<S>, picture: Template<string, S>): Expr<string, S> {
  return call('$formatInteger', value, picture)
}

/**
 * The whole number that a text spells by a picture.
 *
 * @example
 * ```ts
 * parseInteger(input.key, '000')
 * ```
 */
export function parseInteger<S = unknown>(text: Template<string, S>, picture: Template<string, S>): Expr<number, S> {
  return call('$parseInteger', text, picture)
}

/**
 * The sum; 0 of an empty array. https://docs.jsonata.org/aggregation-functions
 *
 * @example
 * ```ts
 * sum(input.prices)
 * ```
 */
export function sum<S = unknown>(values: Numbers<S>): Expr<number, S> {
  return call('$sum', values)
}

/**
 * The largest; absent for an empty array.
 *
 * @example
 * ```ts
 * max(input.prices)
 * ```
 */
export function max<S = unknown>(values: Numbers<S>): Expr<number | undefined, S> {
  return maybe('$max', values)
}

/**
 * The smallest; absent for an empty array.
 *
 * @example
 * ```ts
 * min(input.prices)
 * ```
 */
export function min<S = unknown>(values: Numbers<S>): Expr<number | undefined, S> {
  return maybe('$min', values)
}

/**
 * The mean; absent for an empty array.
 *
 * @example
 * ```ts
 * average(input.prices)
 * ```
 */
export function average<S = unknown>(values: Numbers<S>): Expr<number | undefined, S> {
  return maybe('$average', values)
}

/**
 * A number from 0 up to 1, new at each evaluation; with a seed the same for the same seed.
 *
 * @example
 * ```ts
 * random(42)
 * ```
 */
export function random<S = unknown>(seed?: Num<S>): Expr<number, S> {
  return call('$random', seed)
}

/**
 * The numbers from `first` to `last`, both among them, by `step`: at most 1000.
 *
 * @example
 * ```ts
 * range(1, input.rows, 1)
 * ```
 */
export function range<S = unknown>(first: Num<S>, last: Num<S>, step: Num<S>): Ref<readonly number[], S> {
  return list('$range', first, last, step)
}
