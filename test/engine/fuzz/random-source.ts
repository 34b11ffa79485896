/** Chance out of a seed: the same seed, the same choices. */
export interface RandomSource {
  /** Between 0 inclusive and 1 exclusive. */
  next(): number
  /** From 0 to `below`, exclusive. */
  integer(below: number): number
  chance(of: number): boolean
  pick<T>(items: readonly T[]): T
}

/** A small generator (mulberry32). */
export function randomSource(seed: number): RandomSource {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  return {
    next,
    integer: (below) => Math.floor(next() * below),
    chance: (of) => next() < of,
    pick: <T>(items: readonly T[]) => items[Math.floor(next() * items.length)] as T,
  }
}
