import { createHash } from 'node:crypto'

const LENGTH = 8

/** A name within a bound: a longer one is cut, and ends in a hash of the whole, so that it stays the same and its own. */
export function bounded(name: string, most: number): string {
  if (name.length <= most) return name
  const hash = createHash('sha256').update(name).digest('hex').slice(0, LENGTH)
  return `${name.slice(0, most - LENGTH - 1).replace(/[-_.]+$/, '')}-${hash}`
}
