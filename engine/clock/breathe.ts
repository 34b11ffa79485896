import type { Clock } from './clock.ts'

/** How many states run before the event loop gets a turn. */
export const TRANSITIONS_PER_BREATH = 2000

/** Lets timers, sockets and signals have their turn, without letting a virtual clock jump meanwhile. */
export function breathe(clock: Clock): Promise<void> {
  return clock.hold(() => new Promise((resolve) => setImmediate(resolve)))
}
