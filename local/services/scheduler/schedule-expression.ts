import { parseCron } from './cron.ts'
import { CronError } from './cron-field.ts'
import { timeOfWall, wallTimeOf } from './zoned-time.ts'

/** When a schedule comes. Times are milliseconds since the Unix epoch. */
export interface ScheduleExpression {
  readonly kind: 'rate' | 'cron' | 'at'
  /** The first time after `after`; a rate counts from `start`. `undefined` where it comes no more. */
  next(after: number, start: number): number | undefined
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 }

/** Reads `rate(5 minutes)`, `cron(0 0 * * ? *)` and `at(2026-01-01T00:00:00)`. Throws an error that says what was found. */
export function parseSchedule(text: string, zone = 'UTC'): ScheduleExpression {
  // Throws for a zone that is none, whether the expression needs it or not.
  wallTimeOf(0, zone)
  const [, kind, body = ''] = /^(rate|cron|at)\((.*)\)$/.exec(text) ?? []
  if (kind === 'rate') return rate(body)
  if (kind === 'at') return at(body, zone)
  if (kind !== 'cron') throw new CronError(`${JSON.stringify(text)} is neither rate(...), cron(...) nor at(...)`)
  const cron = parseCron(body)
  return { kind: 'cron', next: (after) => cron.next(after, zone) }
}

function rate(body: string): ScheduleExpression {
  const [, count = '', unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(body) ?? []
  const every = Number(count) * (UNITS[unit] ?? 0)
  if (!(every > 0)) throw new CronError(`rate(${body}) needs a whole number from 1 and minutes, hours or days`)
  return { kind: 'rate', next: (after, start) => start + (Math.max(0, Math.floor((after - start) / every)) + 1) * every }
}

function at(body: string, zone: string): ScheduleExpression {
  const [, year, month, day, hour, minute, second] = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)$/.exec(body) ?? []
  const wall = { year: Number(year), month: Number(month), day: Number(day), hour: Number(hour), minute: Number(minute) }
  const time = timeOfWall(wall, zone, Number(second))
  if (time === undefined || Number.isNaN(time)) throw new CronError(`at(${body}) needs a time such as 2026-01-01T00:00:00`)
  return { kind: 'at', next: (after) => (time > after ? time : undefined) }
}
