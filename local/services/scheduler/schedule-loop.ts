import type { Clock } from '../../../engine/clock/clock.ts'

/** Something that comes on a schedule. */
export interface Scheduled {
  /** The next time after `after`, in milliseconds since the Unix epoch. */
  next(after: number): number | undefined
  /** Called at that time; starts its work in the background. */
  fire(at: number): void
}

/** Fires what is due. While it runs a virtual clock has always something to jump to. */
export interface ScheduleLoop {
  start(): void
  /** What is scheduled has changed. */
  wake(): void
  stop(): Promise<void>
}

/** A loop over what `scheduled` lists now; `report` is told where listing fails. */
export function scheduleLoop(clock: Clock, scheduled: () => Promise<readonly Scheduled[]>, report: (error: unknown) => void): ScheduleLoop {
  let stopping: AbortController | undefined
  let waking = new AbortController()
  let running: Promise<void> = Promise.resolve()

  async function run(stop: AbortSignal): Promise<void> {
    // Nothing that came before the start is made up for.
    let seen = clock.now()
    while (!stop.aborted) {
      waking = new AbortController()
      const woken = waking.signal
      const all = await clock.hold(scheduled)
      const times = all.map((one) => one.next(seen)).filter((time) => time !== undefined)
      const next = times.length === 0 ? undefined : Math.min(...times)
      const isDue = await sleepUntil(clock, next, AbortSignal.any([stop, woken]))
      if (!isDue || next === undefined) continue
      for (const one of all) if (one.next(seen) === next) one.fire(next)
      seen = next
    }
  }
  return {
    start() {
      if (stopping !== undefined) return
      stopping = new AbortController()
      running = run(stopping.signal).catch(report)
    },
    wake: () => waking.abort(),
    async stop() {
      stopping?.abort()
      stopping = undefined
      await running
    },
  }
}

/** False where it was woken before. Without a time it waits to be woken, and a virtual clock has nothing to jump to. */
async function sleepUntil(clock: Clock, time: number | undefined, signal: AbortSignal): Promise<boolean> {
  if (time === undefined) {
    await new Promise<void>((resolve) => {
      if (signal.aborted) resolve()
      signal.addEventListener('abort', () => resolve(), { once: true })
    })
    return false
  }
  try {
    await clock.sleep(Math.max(0, time - clock.now()), signal)
    return true
  } catch {
    // Woken or stopped, which is what the signal is for.
    return false
  }
}
