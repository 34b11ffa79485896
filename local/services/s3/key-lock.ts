/** Runs the works of one name one after the other; works of different names do not wait for each other. */
export type KeyLock = <T>(name: string, work: () => Promise<T>) => Promise<T>

/** A {@link KeyLock} within this process. */
export function keyLock(): KeyLock {
  const tails = new Map<string, Promise<unknown>>()
  return async (name, work) => {
    const before = tails.get(name)
    const turn = before === undefined ? work() : before.then(work)
    const tail = turn.catch(() => undefined)
    tails.set(name, tail)
    try {
      return await turn
    } finally {
      if (tails.get(name) === tail) tails.delete(name)
    }
  }
}
