/** A moment on a wall clock. Months count from 1. */
export interface WallTime {
  readonly year: number
  readonly month: number
  readonly day: number
  readonly hour: number
  readonly minute: number
}

const formats = new Map<string, Intl.DateTimeFormat>()

/** Throws a `RangeError` for a zone that is none. */
function formatOf(zone: string): Intl.DateTimeFormat {
  const known =
    formats.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    })
  formats.set(zone, known)
  return known
}

/** What a clock in a zone shows, at milliseconds since the Unix epoch. */
export function wallTimeOf(time: number, zone: string): WallTime {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(time)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return { year: part('year'), month: part('month'), day: part('day'), hour: part('hour'), minute: part('minute') }
}

const HOUR = 3_600_000

/**
 * When a clock in a zone shows this time, in milliseconds since the Unix epoch: the first time of an hour that comes twice,
 * `undefined` in an hour that is left out.
 */
export function timeOfWall(wall: WallTime, zone: string, second = 0): number | undefined {
  const utc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, second)
  if (zone === 'UTC') return utc
  // The offset is that of a moment near by: of the two sides of a change one is right.
  const candidates = [utc - 26 * HOUR, utc + 26 * HOUR].map((near) => utc - offsetAt(near, zone)).sort((left, right) => left - right)
  return candidates.find((time) => same(wallTimeOf(time, zone), wall))
}

/** Milliseconds that a zone is ahead of UTC. */
function offsetAt(time: number, zone: string): number {
  const { year, month, day, hour, minute } = wallTimeOf(time, zone)
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(time / 60_000) * 60_000
}

function same(left: WallTime, right: WallTime): boolean {
  return (['year', 'month', 'day', 'hour', 'minute'] as const).every((part) => left[part] === right[part])
}
