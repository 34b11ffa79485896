/** A date or point in time as a person or a suite writes it, brought to UTC where it names an offset. */
export interface Moment {
  /** `2024-01-31` */
  readonly date: string
  /** `23:59:59.123456`, always six digits; `00:00:00.000000` where only a date was written. */
  readonly time: string
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

const TIME = String.raw`(?:[T ,]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)?`
const OFFSET = String.raw`\s*(Z|UTC|GMT|[+-]\d{2}:?(?:\d{2})?)?`
const ISO = new RegExp(`^(\\d{4})-(\\d{1,2})-(\\d{1,2})${TIME}${OFFSET}$`, 'i')
const SLASHES = new RegExp(`^(\\d{1,2})/(\\d{1,2})/(\\d{4})${TIME}${OFFSET}$`, 'i')
const NAMED = new RegExp(`^([a-z]{3})[a-z]*\\.? (\\d{1,2}),? (\\d{4})${TIME}${OFFSET}$`, 'i')

/** Reads `2024-01-31`, ISO 8601 with a time and offset, `1/31/2024`, `Jan 31 2024 12:00:01`; undefined for anything else and for no real day. */
export function momentOf(written: string): Moment | undefined {
  const text = written.trim()
  const iso = ISO.exec(text)
  if (iso) return normalised([iso[1], iso[2], iso[3]], iso.slice(4))
  const slashes = SLASHES.exec(text)
  if (slashes) return normalised([slashes[3], slashes[1], slashes[2]], slashes.slice(4))
  const named = NAMED.exec(text)
  if (named) return normalised([named[3], String(MONTHS.indexOf((named[1] ?? '').toLowerCase()) + 1), named[2]], named.slice(4))
  return undefined
}

/** `2024-01-31 12:00:01.123456`: what sorts as text as it does in time. */
export function momentText({ date, time }: Moment): string {
  return `${date} ${time}`
}

/** ISO 8601 as Great Expectations reports it: without a fraction of zero. */
export function isoMoment({ date, time }: Moment): string {
  return `${date}T${time.replace(/\.0+$/, '')}`
}

/** Whether nothing but a date was meant. */
export function isMidnight({ time }: Moment): boolean {
  return /^[0:.]+$/.test(time)
}

function normalised(day: readonly (string | undefined)[], clock: readonly (string | undefined)[]): Moment | undefined {
  const [year, month, date] = day.map(Number) as [number, number, number]
  const [hour = '0', minute = '0', second = '0', fraction = '', offset = ''] = clock
  const local = Date.UTC(year, month - 1, date, Number(hour), Number(minute), Number(second))
  if (new Date(local).getUTCDate() !== date || month < 1 || month > 12 || Number(hour) > 23) return undefined
  const [day10, time] = new Date(local - offsetMinutes(offset) * 60_000).toISOString().split('T') as [string, string]
  return { date: day10, time: `${time.slice(0, 8)}.${fraction.padEnd(6, '0').slice(0, 6)}` }
}

function offsetMinutes(offset: string): number {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(offset)
  if (match === null) return 0
  return (match[1] === '-' ? -1 : 1) * (Number(match[2]) * 60 + Number(match[3] ?? 0))
}
