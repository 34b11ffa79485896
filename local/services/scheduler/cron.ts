import { CronError, type FieldRange, fieldNumbers, numberOf } from './cron-field.ts'
import { timeOfWall, wallTimeOf } from './zoned-time.ts'

/** A day of the proleptic calendar. Months count from 1. */
interface Day {
  readonly year: number
  readonly month: number
  readonly day: number
}

/** A parsed cron expression of AWS. */
export interface Cron {
  /** The first time after `after`, both in milliseconds since the Unix epoch; `undefined` where there is none. */
  next(after: number, zone: string): number | undefined
}

const MINUTES: FieldRange = { name: 'minute', least: 0, most: 59 }
const HOURS: FieldRange = { name: 'hour', least: 0, most: 23 }
const DAYS: FieldRange = { name: 'day of the month', least: 1, most: 31 }
const MONTHS: FieldRange = {
  name: 'month',
  least: 1,
  most: 12,
  names: ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'],
}
const WEEKDAYS: FieldRange = { name: 'day of the week', least: 1, most: 7, names: ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'] }
const YEARS: FieldRange = { name: 'year', least: 1970, most: 2199 }

/**
 * Reads the six fields of a cron expression of AWS: minutes, hours, day of the month, month, day of the week, year. Throws `CronError`.
 * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#cron-based
 */
export function parseCron(text: string): Cron {
  const fields = text.trim().split(/\s+/)
  if (fields.length !== 6) throw new CronError(`a cron expression has six fields; found ${fields.length}`)
  const [minute = '', hour = '', day = '', month = '', weekday = '', year = ''] = fields
  if ((day === '?') === (weekday === '?')) throw new CronError('one of day of the month and day of the week has to be "?", and not both')
  const minutes = [...fieldNumbers(minute, MINUTES)].sort(ascending)
  const hours = [...fieldNumbers(hour, HOURS)].sort(ascending)
  const months = fieldNumbers(month, MONTHS)
  const years = fieldNumbers(year, YEARS)
  const isDay = day === '?' ? weekdayRule(weekday) : dayRule(day)
  return {
    next(after, zone) {
      const wall = wallTimeOf(after, zone)
      const lastYear = Math.max(...years)
      for (let date: Day = wall; date.year <= lastYear; date = dayAfter(date)) {
        if (!years.has(date.year) || !months.has(date.month) || !isDay(date)) continue
        for (const hour of hours) {
          for (const minute of minutes) {
            // An hour that daylight saving leaves out is left out here too; one that comes twice counts once.
            const time = timeOfWall({ ...date, hour, minute }, zone)
            if (time !== undefined && time > after) return time
          }
        }
      }
      return undefined
    },
  }
}

type DayRule = (date: Day) => boolean

/** `L` the last, `15W` the weekday nearest to the 15th, `LW` the last weekday. */
function dayRule(text: string): DayRule {
  if (text === 'L') return (date) => date.day === lengthOf(date)
  if (text === 'LW') return (date) => date.day === nearestWeekday(date, lengthOf(date))
  const nearest = /^(\d+)W$/.exec(text)?.[1]
  if (nearest !== undefined) {
    const day = numberOf(nearest, DAYS)
    return (date) => date.day === nearestWeekday(date, day)
  }
  const days = fieldNumbers(text, DAYS)
  return ({ day }) => days.has(day)
}

/** `L` Saturday, `6L` the last Friday, `3#2` the second Tuesday. */
function weekdayRule(text: string): DayRule {
  const [, last] = /^(\w+)L$/.exec(text) ?? []
  if (last !== undefined) {
    const weekday = numberOf(last, WEEKDAYS)
    return (date) => weekdayOf(date) === weekday && date.day > lengthOf(date) - 7
  }
  const [, nth, count] = /^(\w+)#([1-5])$/.exec(text) ?? []
  if (nth !== undefined) {
    const weekday = numberOf(nth, WEEKDAYS)
    return (date) => weekdayOf(date) === weekday && Math.ceil(date.day / 7) === Number(count)
  }
  const weekdays = text === 'L' ? new Set([7]) : fieldNumbers(text, WEEKDAYS)
  return (date) => weekdays.has(weekdayOf(date))
}

function weekdayOf({ year, month, day }: Day): number {
  return new Date(Date.UTC(year, month - 1, day)).getUTCDay() + 1
}

function lengthOf({ year, month }: Day): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** Never in another month. */
function nearestWeekday(date: Day, day: number): number {
  const weekday = weekdayOf({ ...date, day })
  if (weekday === 7) return day > 1 ? day - 1 : day + 2
  if (weekday === 1) return day < lengthOf(date) ? day + 1 : day - 2
  return day
}

function dayAfter({ year, month, day }: Day): Day {
  const next = new Date(Date.UTC(year, month - 1, day + 1))
  return { year: next.getUTCFullYear(), month: next.getUTCMonth() + 1, day: next.getUTCDate() }
}

function ascending(left: number, right: number): number {
  return left - right
}
