const ISO = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/

/**
 * Milliseconds since the Unix epoch of an ISO 8601 timestamp with a zone: `2026-01-01T00:00:00Z`. `undefined` for all else:
 * a time without a zone means another moment on another machine, and `2026-02-30` is no day.
 */
export function readTimestamp(value: unknown): number | undefined {
  const match = typeof value === 'string' ? ISO.exec(value) : null
  if (match === null) return undefined
  const [text, year, month, day, hour] = match
  const milliseconds = Date.parse(text)
  if (Number.isNaN(milliseconds) || Number(hour) > 23 || Number(year) === 0) return undefined
  // Some engines read 30 February as 2 March.
  const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day)
  return isDay ? milliseconds : undefined
}
