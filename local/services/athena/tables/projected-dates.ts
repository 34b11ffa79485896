import type { SqlError } from '../sql/sql-error.ts'

/** The `projection.<key>.*` properties of a date. */
export interface DateProjection {
  readonly range: string | undefined
  readonly format: string | undefined
  readonly interval: string | undefined
  readonly unit: string | undefined
}

type Unit = 'YEARS' | 'MONTHS' | 'WEEKS' | 'DAYS' | 'HOURS' | 'MINUTES' | 'SECONDS'

const MILLISECONDS: Readonly<Partial<Record<Unit, number>>> = {
  WEEKS: 604_800_000,
  DAYS: 86_400_000,
  HOURS: 3_600_000,
  MINUTES: 60_000,
  SECONDS: 1000,
}

/** Every date between the ends of a range, in the format of the key. Ends are dates, `NOW`, or `NOW-3YEARS`. */
export function dateValues(projection: DateProjection, now: number, invalid: (reason: string) => SqlError): readonly string[] {
  const { format } = projection
  if (format === undefined) throw invalid('format is missing')
  const [from, to] = (projection.range ?? '').split(',').map((end) => dateEnd(end.trim(), format, now))
  if (from === undefined || to === undefined || Number.isNaN(from) || Number.isNaN(to))
    throw invalid(`range '${projection.range ?? ''}' must be two dates of the format '${format}'`)
  const unit = (projection.unit?.toUpperCase() ?? finestUnit(format)) as Unit
  const interval = Number(projection.interval ?? 1)
  const values: string[] = []
  const formatted = formatter(format)
  for (let at = from; at <= to; at = plus(at, interval, unit)) values.push(formatted(at))
  return [...new Set(values)]
}

function finestUnit(format: string): Unit {
  if (format.includes('ss')) return 'SECONDS'
  if (format.includes('mm')) return 'MINUTES'
  if (/[Hh]/.test(format)) return 'HOURS'
  if (format.includes('d')) return 'DAYS'
  return format.includes('M') ? 'MONTHS' : 'YEARS'
}

function plus(at: number, count: number, unit: Unit): number {
  const fixed = MILLISECONDS[unit]
  if (fixed !== undefined) return at + count * fixed
  const date = new Date(at)
  return unit === 'YEARS' ? date.setUTCFullYear(date.getUTCFullYear() + count) : date.setUTCMonth(date.getUTCMonth() + count)
}

function dateEnd(text: string, format: string, now: number): number {
  const relative = /^NOW\s*(?:([+-])\s*(\d+)\s*([A-Z]+))?$/i.exec(text)
  if (relative === null) return parsed(text, format)
  const [, sign, count = '0', unit = 'DAYS'] = relative
  const named = unit.toUpperCase()
  return plus(now, (sign === '-' ? -1 : 1) * Number(count), (named.endsWith('S') ? named : `${named}S`) as Unit)
}

const FIELDS = /yyyy|MM|dd|HH|mm|ss|'[^']*'/g

function parsed(text: string, format: string): number {
  const found: Record<string, number> = { yyyy: 1970, MM: 1, dd: 1, HH: 0, mm: 0, ss: 0 }
  let shift = 0
  for (const match of format.matchAll(FIELDS)) {
    const field = match[0]
    if (field.startsWith("'")) shift -= 2
    else found[field] = Number(text.slice(match.index + shift, match.index + shift + field.length))
  }
  return Date.UTC(found.yyyy as number, (found.MM as number) - 1, found.dd, found.HH, found.mm, found.ss)
}

/** Writes moments in a format. A range of days since 2000 is ten thousand of them for each query: they are cut out of ISO 8601. */
function formatter(format: string): (at: number) => string {
  const parts: (readonly [from: number, to: number] | string)[] = []
  let end = 0
  for (const match of format.matchAll(FIELDS)) {
    const [field] = match
    parts.push(format.slice(end, match.index), ISO_PLACES[field] ?? field.slice(1, -1))
    end = match.index + field.length
  }
  parts.push(format.slice(end))
  return (at) => {
    const iso = new Date(at).toISOString()
    let text = ''
    for (const part of parts) text += typeof part === 'string' ? part : iso.slice(part[0], part[1])
    return text
  }
}

/** Where a field stands in `2025-12-31T23:59:58.000Z`. */
const ISO_PLACES: Readonly<Record<string, readonly [from: number, to: number]>> = {
  yyyy: [0, 4],
  MM: [5, 7],
  dd: [8, 10],
  HH: [11, 13],
  mm: [14, 16],
  ss: [17, 19],
}
