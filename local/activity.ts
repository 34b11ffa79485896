/** The work that goes on behind the calls: deliveries, event sources, schedules. */
export interface Activity {
  /** Starts work in the background. What it rejects with is reported, unless everything is closing. */
  run(name: string, work: () => Promise<unknown>): void
  /** Resolves when no background work is left, that which work started included. */
  idle(): Promise<void>
  /** Aborted when the account closes: whoever waits on the clock ends. */
  readonly closing: AbortSignal
  /** Aborts {@link Activity.closing} and waits for what is left. */
  close(): Promise<void>
}

/** Background work that failed. */
export class BackgroundFailure extends Error {
  override readonly name = 'BackgroundFailure'
  /** What was being done: `move dead letters of orders-dlq`. */
  readonly work: string

  constructor(work: string, cause: unknown) {
    super(`${work}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause })
    this.work = work
  }
}

/** Background work of this process; `report` is told of each {@link BackgroundFailure}. */
export function activity(report: (error: BackgroundFailure) => void): Activity {
  const closing = new AbortController()
  const running = new Set<Promise<void>>()
  const all: Activity = {
    closing: closing.signal,
    run(name, work) {
      const done = start(work)
        .catch((error: unknown) => {
          if (!closing.signal.aborted) report(new BackgroundFailure(name, error))
        })
        .finally(() => running.delete(done))
      running.add(done)
    },
    async idle() {
      while (running.size > 0) {
        await Promise.all(running)
        // What has just ended may start something in its next step.
        await new Promise((resolve) => setImmediate(resolve))
      }
    },
    async close() {
      closing.abort(new Error('The local account is closing.'))
      await Promise.all(running)
    },
  }
  return all
}

async function start(work: () => Promise<unknown>): Promise<void> {
  await work()
}
