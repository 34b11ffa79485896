/** How many events run side by side. */
export interface ThreadTurnsOptions {
  /** Side by side at first: what the machine's cores can do. */
  readonly few: number
  /** At most: threads have a price in memory. */
  readonly most: number
  /** Milliseconds of the machine's time after which it is looked whether the running ones only wait, on a clock or on one another. */
  readonly patienceMs: number
  /** Milliseconds of CPU that have been used so far. */
  readonly cpuMs: () => number
}

/** Below this part of one core nobody works. */
const IDLE = 0.05

/** Runs work when it is its turn. */
export type ThreadTurns = <T>(work: () => Promise<T>) => Promise<T>

/**
 * A burst of events is worked at by few warm threads: starting a thread costs as much CPU as some hundred small events.
 * Where nothing ends and no CPU is used the running ones only wait, and twice as many may run, until one ends; so functions
 * that call each other never wait for a turn that none of them gives up.
 */
export function threadTurns({ few, most, patienceMs, cpuMs }: ThreadTurnsOptions): ThreadTurns {
  const waiting: (() => void)[] = []
  let running = 0
  let limit = few
  let patience: NodeJS.Timeout | undefined

  function letIn(): void {
    while (running < limit && waiting.length > 0) {
      running++
      waiting.shift()?.()
    }
    clearTimeout(patience)
    if (waiting.length > 0 && limit < most) patience = setTimeout(widen, patienceMs, cpuMs())
  }
  function widen(before: number): void {
    if (cpuMs() - before < IDLE * patienceMs) limit = Math.min(most, limit * 2)
    letIn()
  }
  return async (work) => {
    await new Promise<void>((resolve) => {
      waiting.push(resolve)
      if (waiting.length === 1 || running < limit) letIn()
    })
    try {
      return await work()
    } finally {
      running--
      limit = few
      letIn()
    }
  }
}
