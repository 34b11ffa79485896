const TIMESTAMP = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?(Z|[+-]\d{2}(?::?\d{2})?)$/

/**
 * Milliseconds of an ISO-8601 timestamp with `T` and an offset, as Step Functions takes it, or undefined.
 * @see https://states-language.net/spec.html#timestamps
 */
export function parseTimestamp(text: string): number | undefined {
  const match = TIMESTAMP.exec(text)
  if (match === null) return undefined
  const [, year, month, day, hour, minute, second = '00', fraction = ''] = match
  const fields = [Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second)] as const
  const utc = Date.UTC(...fields, Number(fraction.padEnd(3, '0').slice(0, 3)))
  const date = new Date(utc)
  // `Date.UTC` carries month 13 over into the next year: a date that is not what was written was never valid.
  const same = date.getUTCMonth() === fields[1] && date.getUTCDate() === fields[2] && date.getUTCHours() === fields[3]
  if (!same || date.getUTCMinutes() !== fields[4] || date.getUTCSeconds() !== fields[5]) return undefined
  return utc - offsetMilliseconds(match[8] as string)
}

function offsetMilliseconds(offset: string): number {
  if (offset === 'Z') return 0
  const minutes = Number(offset.slice(1, 3)) * 60 + Number(offset.slice(3).replace(':', '') || 0)
  return (offset.startsWith('-') ? -minutes : minutes) * 60_000
}
