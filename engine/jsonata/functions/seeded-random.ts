/** `$random(seed)`: the same number for the same seed, at least 0 and below 1. */
export function seededRandom(seed: number): number {
  // One round of mulberry32: AWS documents only that equal seeds give equal numbers.
  let state = (Math.trunc(seed) + 0x6d2b79f5) | 0
  state = Math.imul(state ^ (state >>> 15), state | 1)
  state ^= state + Math.imul(state ^ (state >>> 7), state | 61)
  return ((state ^ (state >>> 14)) >>> 0) / 4_294_967_296
}
