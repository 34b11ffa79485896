/** Freezes a tree of plain objects and arrays, all the way down. */
export function freezeDeep<T extends object>(tree: T): T {
  const waiting: object[] = [tree]
  const done = new Set<object>()
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (done.has(next)) continue
    done.add(Object.freeze(next))
    waiting.push(...Object.values(next).filter((member) => typeof member === 'object' && member !== null))
  }
  return tree
}
