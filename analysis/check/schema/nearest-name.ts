/** The known name that an unknown one is most likely meant to be; undefined where none is near. */
export function nearestName(name: string, known: readonly string[]): string | undefined {
  const limit = Math.max(1, Math.floor(name.length / 4))
  const near = known
    .map((candidate) => ({ candidate, distance: distance(name.toLowerCase(), candidate.toLowerCase(), limit) }))
    .filter((entry) => entry.distance <= limit)
    .sort((left, right) => left.distance - right.distance)
  return near[0]?.candidate
}

/** Letters to change, add or remove; anything over the limit where there are more. */
function distance(from: string, to: string, limit: number): number {
  if (Math.abs(from.length - to.length) > limit) return limit + 1
  let row = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (const [at, letter] of [...from].entries()) {
    const next = [at + 1]
    for (let index = 0; index < to.length; index++) {
      const replaced = row[index]! + (to[index] === letter ? 0 : 1)
      next.push(Math.min(replaced, row[index + 1]! + 1, next[index]! + 1))
    }
    row = next
  }
  return row[to.length]!
}
