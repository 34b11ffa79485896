/** What a parameter expression computes with: a moment and a span in microseconds beside plain JSON values. */
export type ExpressionValue =
  | { readonly kind: 'plain'; readonly value: unknown }
  | { readonly kind: 'moment'; readonly micros: number }
  | { readonly kind: 'span'; readonly micros: number }

const MICROS = { weeks: 604_800e6, days: 86_400e6, hours: 3_600e6, minutes: 60e6, seconds: 1e6, milliseconds: 1e3, microseconds: 1 }
/** The order of timedelta's arguments without names. */
const POSITIONS = ['days', 'seconds', 'microseconds', 'milliseconds', 'minutes', 'hours', 'weeks'] as const

/** `datetime(2024, 1, 31, 12)`: year, month, day, hour, minute, second, microsecond. */
export function datetime(parts: readonly number[]): ExpressionValue {
  const [year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0, micros = 0] = parts
  return { kind: 'moment', micros: Date.UTC(year, month - 1, day, hour, minute, second) * 1000 + micros }
}

/** `timedelta(weeks=2, days=1)`; undefined for a unit that it does not have. */
export function timedelta(positional: readonly number[], named: Readonly<Record<string, number>>): ExpressionValue | undefined {
  const all: Record<string, number> = { ...named }
  for (const [index, value] of positional.entries()) all[POSITIONS[index] ?? 'unknown'] = value
  if (Object.keys(all).some((unit) => !(unit in MICROS))) return undefined
  return { kind: 'span', micros: Object.entries(all).reduce((sum, [unit, count]) => sum + count * MICROS[unit as keyof typeof MICROS], 0) }
}

/** Adds or subtracts; undefined where the two cannot be. */
export function sum(left: ExpressionValue, right: ExpressionValue, sign: 1 | -1): ExpressionValue | undefined {
  if (left.kind === 'plain' && right.kind === 'plain') {
    if (typeof left.value === 'number' && typeof right.value === 'number') return { kind: 'plain', value: left.value + sign * right.value }
    return undefined
  }
  if (left.kind === 'plain' || right.kind === 'plain') return undefined
  if (left.kind === 'moment' && right.kind === 'moment')
    return sign === -1 ? { kind: 'span', micros: left.micros - right.micros } : undefined
  if (left.kind === 'span' && right.kind === 'moment' && sign === -1) return undefined
  const kind = left.kind === 'moment' || right.kind === 'moment' ? 'moment' : 'span'
  return { kind, micros: left.micros + sign * right.micros }
}

/** The value as an argument takes it: a moment in ISO 8601, a span in seconds. */
export function argumentOf(value: ExpressionValue): unknown {
  if (value.kind === 'plain') return value.value
  if (value.kind === 'span') return value.micros / 1e6
  const millis = Math.floor(value.micros / 1000)
  const fraction = String(value.micros - millis * 1000).padStart(3, '0')
  return `${new Date(millis).toISOString().slice(0, -1)}${fraction}`
}
