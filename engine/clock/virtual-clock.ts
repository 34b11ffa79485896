import type { Cancel, Clock } from './clock.ts'

interface Sleeper {
  readonly wakeAt: number
  readonly order: number
  readonly wake: () => void
}

/** Options of {@link virtualClock}. */
export interface VirtualClockOptions {
  /** Where time begins, in milliseconds since the Unix epoch. Default: 0. */
  readonly start?: number
  /** Lets real time pass as well while work is held, so that timestamps of a local run stay plausible. Default: false. */
  readonly flowing?: boolean
}

/** A clock whose waits cost nothing. See {@link virtualClock}. */
export interface VirtualClock extends Clock {
  /** How many sleepers wait now. */
  sleepers(): number
}

/**
 * A clock that jumps to the next sleeper as soon as nobody works: a 24 h wait takes no time.
 * Sleepers wake in the order of their time, then of their call, so a run is deterministic where the held work is.
 */
export function virtualClock(options: VirtualClockOptions = {}): VirtualClock {
  const flowing = options.flowing ?? false
  const sleepers: Sleeper[] = []
  const origin = Date.now()
  let base = options.start ?? 0
  let held = 0
  let orders = 0
  let scheduled = false

  const now = () => (flowing ? base + (Date.now() - origin) : base)

  function schedule(): void {
    if (scheduled || held > 0 || sleepers.length === 0) return
    scheduled = true
    // A macrotask later every promise that could run has run: whoever still works has said so by `hold`.
    setImmediate(() => {
      scheduled = false
      if (held > 0) return
      const next = sleepers[0]
      if (next === undefined) return
      base += Math.max(0, next.wakeAt - now())
      // All sleepers of one instant wake together: none of them may act on what another does in that instant.
      const awake = sleepers.findIndex((sleeper) => sleeper.wakeAt > next.wakeAt)
      for (const sleeper of sleepers.splice(0, awake < 0 ? sleepers.length : awake)) sleeper.wake()
      schedule()
    })
  }

  function insert(sleeper: Sleeper): void {
    let low = 0
    let high = sleepers.length
    while (low < high) {
      const middle = (low + high) >>> 1
      const other = sleepers[middle] as Sleeper
      if (other.wakeAt < sleeper.wakeAt || (other.wakeAt === sleeper.wakeAt && other.order < sleeper.order)) low = middle + 1
      else high = middle
    }
    sleepers.splice(low, 0, sleeper)
  }

  function remove(sleeper: Sleeper): void {
    const index = sleepers.indexOf(sleeper)
    if (index >= 0) sleepers.splice(index, 1)
  }

  return {
    now,
    sleepers: () => sleepers.length,
    sleep(milliseconds: number, signal?: Cancel) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason)
        const cancel = () => {
          remove(sleeper)
          reject(signal?.reason)
        }
        const sleeper: Sleeper = {
          wakeAt: now() + Math.max(0, milliseconds),
          order: orders++,
          wake: () => {
            signal?.removeEventListener('abort', cancel)
            resolve()
          },
        }
        signal?.addEventListener('abort', cancel, { once: true })
        insert(sleeper)
        schedule()
      })
    },
    timer(milliseconds, fire) {
      const sleeper: Sleeper = { wakeAt: now() + Math.max(0, milliseconds), order: orders++, wake: fire }
      insert(sleeper)
      schedule()
      return () => remove(sleeper)
    },
    async hold(work) {
      held++
      try {
        return await work()
      } finally {
        held--
        schedule()
      }
    },
  }
}
