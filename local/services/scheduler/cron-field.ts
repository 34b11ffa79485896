/** What numbers a field of a cron expression takes. */
export interface FieldRange {
  readonly name: string
  readonly least: number
  readonly most: number
  /** Names in the order of their numbers, from `least` on: `JAN`, `SUN`. */
  readonly names?: readonly string[]
}

/** A cron expression that is none. */
export class CronError extends Error {
  override readonly name = 'CronError'
}

/** The numbers that a field names: `*`, `5`, `1-5`, `0/15`, `MON-FRI`, lists of them. Throws {@link CronError}. */
export function fieldNumbers(text: string, range: FieldRange): ReadonlySet<number> {
  const numbers = new Set<number>()
  for (const part of text.split(',')) for (const number of partNumbers(part, range)) numbers.add(number)
  return numbers
}

function partNumbers(part: string, range: FieldRange): readonly number[] {
  const [span = '', stepText] = part.split('/')
  const step = stepText === undefined ? 1 : Number(stepText)
  if (!Number.isInteger(step) || step < 1) throw refused(part, range)
  const [from, to] = spanOf(span, stepText !== undefined, range)
  if (from > to) throw refused(part, range)
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, index) => from + index * step)
}

function spanOf(span: string, isOpen: boolean, range: FieldRange): readonly [number, number] {
  if (span === '*') return [range.least, range.most]
  const [first = '', last] = span.split('-')
  const from = numberOf(first, range)
  if (last !== undefined) return [from, numberOf(last, range)]
  // `5/10` goes on to the end of the field.
  return [from, isOpen ? range.most : from]
}

/** One number or name of a field. Throws {@link CronError}. */
export function numberOf(text: string, range: FieldRange): number {
  const named = range.names?.indexOf(text.toUpperCase()) ?? -1
  const number = named >= 0 ? named + range.least : /^\d+$/.test(text) ? Number(text) : Number.NaN
  if (number >= range.least && number <= range.most) return number
  throw refused(text, range)
}

function refused(text: string, { name, least, most }: FieldRange): CronError {
  return new CronError(`${JSON.stringify(text)} is no ${name}; it takes ${least} to ${most}`)
}
