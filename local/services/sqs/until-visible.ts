import type { Clock } from '../../../engine/clock/clock.ts'
import type { Queue } from './queue.ts'

/** Waits on the clock until a message may be visible, at the latest until `until`; not at all where neither will come. Ends early when `closing` is aborted; never rejects. */
export async function untilVisible(queue: Queue, clock: Clock, until: number, closing: AbortSignal): Promise<void> {
  const waking = new AbortController()
  const wake = () => waking.abort()
  const stop = queue.onChange(wake)
  closing.addEventListener('abort', wake, { once: true })
  try {
    const next = Math.min(until, queue.nextVisibleAt() ?? until)
    // Nothing is left to wait for.
    if (next === Number.POSITIVE_INFINITY) return
    // A message that is visible but that its group holds back must not make this spin.
    await clock.sleep(Math.max(next - clock.now(), MOMENT), waking.signal)
  } catch {
    // Woken early, which is what the signal is for.
  } finally {
    stop()
    closing.removeEventListener('abort', wake)
  }
}

/** Milliseconds. */
const MOMENT = 50
