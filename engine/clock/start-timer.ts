import type { Clock } from './clock.ts'

/** Stops a timer; one that has fired is left as it is. */
export type StopTimer = () => void

/**
 * Calls `fire` after `milliseconds` of a clock's time unless it is stopped before. Cheap for timers that are nearly always
 * stopped, such as timeouts: an `AbortController` and its error cost more than the task that they guard.
 */
export function startTimer(clock: Clock, milliseconds: number, fire: () => void): StopTimer {
  if (clock.timer !== undefined) return clock.timer(milliseconds, fire)
  const controller = new AbortController()
  clock.sleep(milliseconds, controller.signal).then(fire, () => undefined)
  return () => controller.abort(STOPPED)
}

const STOPPED = 'stopped'
