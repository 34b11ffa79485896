/** `$shuffle(array)` with the execution's randomness: JSONata's own would differ from run to run. */
export function shuffle(items: unknown, random: () => number): unknown[] | undefined {
  if (items === undefined) return undefined
  const shuffled = Array.isArray(items) ? [...items] : [items]
  for (let index = shuffled.length - 1; index > 0; index--) {
    const other = Math.floor(random() * (index + 1))
    ;[shuffled[index], shuffled[other]] = [shuffled[other], shuffled[index]]
  }
  return shuffled
}
