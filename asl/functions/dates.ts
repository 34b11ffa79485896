import { call, operator } from '../expression/calls.ts'
import type { Expr, Template } from '../reference/ref.ts'

/** An ISO 8601 timestamp: `2026-11-20T08:30:00.000Z`. */
type Timestamp<S> = Template<string, S>
type Count<S> = Template<number, S>

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The moment at which the expression is evaluated, as an ISO 8601 timestamp in UTC, or as the picture of XPath says, in a zone of `+0200` form.
 * https://docs.jsonata.org/date-time-functions
 *
 * @example
 * ```ts
 * now('[Y0001]-[M01]-[D01]', '+0100')
 * ```
 */
export function now(picture?: string, zone?: string): Expr<string> {
  return call('$now', picture, zone)
}

/**
 * The moment at which the expression is evaluated, in milliseconds since the Unix epoch.
 *
 * @example
 * ```ts
 * subtract(millis(), toMillis(input.time))
 * ```
 */
export function millis(): Expr<number> {
  return call('$millis')
}

/**
 * The timestamp of milliseconds since the Unix epoch: ISO 8601 in UTC, or as the picture of XPath says, in a zone of `+0200` form.
 *
 * @example
 * ```ts
 * fromMillis(1_763_629_200_000)
 * ```
 */
export function fromMillis<S = unknown>(
  milliseconds: Count<S>,
  picture?: Template<string, S>,
  zone?: Template<string, S>,
): Expr<string, S> {
  return call('$fromMillis', milliseconds, picture, zone)
}

/**
 * The milliseconds of a timestamp that is written as a picture of XPath says: `[D01].[M01].[Y0001]`.
 *
 * @example
 * ```ts
 * parseTime(input.key, '[D01].[M01].[Y0001]')
 * ```
 */
export function parseTime<S = unknown>(time: Template<string, S>, picture: Template<string, S>): Expr<number, S> {
  return call('$toMillis', time, picture)
}

/**
 * A timestamp some seconds later, in UTC; earlier where `count` is negative.
 *
 * @example
 * ```ts
 * addSeconds(input.time, 90)
 * ```
 */
export function addSeconds<S = unknown>(time: Timestamp<S>, count: Count<S>): Expr<string, S> {
  return later(time, count, SECOND)
}

/**
 * A timestamp some minutes later, in UTC.
 *
 * @example
 * ```ts
 * addMinutes(now(), -15)
 * ```
 */
export function addMinutes<S = unknown>(time: Timestamp<S>, count: Count<S>): Expr<string, S> {
  return later(time, count, MINUTE)
}

/**
 * A timestamp some hours later, in UTC: `addHours(now(), -24)` is a day ago.
 *
 * @example
 * ```ts
 * addHours(now(), -24)
 * ```
 */
export function addHours<S = unknown>(time: Timestamp<S>, count: Count<S>): Expr<string, S> {
  return later(time, count, HOUR)
}

/**
 * A timestamp some days of 24 hours later, in UTC.
 *
 * @example
 * ```ts
 * addDays(input.time, input.rows)
 * ```
 */
export function addDays<S = unknown>(time: Timestamp<S>, count: Count<S>): Expr<string, S> {
  return later(time, count, DAY)
}

/**
 * The seconds from one timestamp to another; negative where `to` is earlier.
 *
 * @example
 * ```ts
 * secondsBetween(context.Execution.StartTime, now())
 * ```
 */
export function secondsBetween<S = unknown>(from: Timestamp<S>, to: Timestamp<S>): Expr<number, S> {
  return operator('/', operator('-', call('$toMillis', to), call('$toMillis', from)), SECOND)
}

/**
 * The UTC date of a timestamp: `2026-11-20`.
 *
 * @example
 * ```ts
 * dateOf(context.Execution.StartTime)
 * ```
 */
export function dateOf<S = unknown>(time: Timestamp<S>): Expr<string, S> {
  return formatTime(time, '[Y0001]-[M01]-[D01]')
}

/**
 * A timestamp as a picture of XPath says, in UTC: `[Y0001]/[M01]/[D01]/[H01]`.
 *
 * @example
 * ```ts
 * formatTime(input.time, '[Y0001]/[M01]/[D01]/[H01]')
 * ```
 */
export function formatTime<S = unknown>(time: Timestamp<S>, picture: Template<string, S>): Expr<string, S> {
  return call('$fromMillis', call('$toMillis', time), picture)
}

function later<S>(time: Timestamp<S>, count: Count<S>, unit: number): Expr<string, S> {
  const distance = typeof count === 'number' ? count * unit : operator('*', count, unit)
  return call('$fromMillis', operator('+', call('$toMillis', time), distance))
}
