import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startTimer } from '../engine/clock/start-timer.ts'
import { type VirtualClock, virtualClock } from '../engine/clock/virtual-clock.ts'
import { latestMoment } from './executions/latest-moment.ts'

interface ClockState {
  /** Milliseconds since the Unix epoch. */
  readonly now: number
}

/**
 * The clock of a local run: waits cost nothing, and time goes on from the later of the machine's time and the last run's end,
 * so that a state folder never sees time go back. {@link saveClock} keeps the end.
 *
 * @param root the state folder
 */
export async function localClock(root: string): Promise<VirtualClock> {
  const last = await readState(root)
  const saved = await stat(fileOf(root)).catch(() => undefined)
  // Of a process that was killed only the journals of its executions tell how far its clock had got.
  const killed = latestMoment(root, saved?.mtimeMs ?? 0)
  return wakingWhileHeld(virtualClock({ flowing: true, start: Math.max(Date.now(), last?.now ?? 0, killed ?? 0) }))
}

/** The longest delay that a Node timer takes. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/**
 * Lets a sleeper wake in real time too. While work is held the clock does not jump, but it flows: a Lambda function that starts
 * a crawler and looks at it in a loop would otherwise wait for a crawl that waits for the function.
 */
function wakingWhileHeld(clock: VirtualClock): VirtualClock {
  return {
    ...clock,
    timer(milliseconds, fire) {
      const wake = () => {
        stop()
        fire()
      }
      const stopJump = startTimer(clock, milliseconds, wake)
      const real = milliseconds <= LONGEST_TIMER_MS ? setTimeout(wake, milliseconds).unref() : undefined
      const stop = () => {
        stopJump()
        clearTimeout(real)
      }
      return stop
    },
    async sleep(milliseconds, signal) {
      signal?.throwIfAborted()
      const waking = new AbortController()
      let isDue = false
      const cancel = () => waking.abort(signal?.reason)
      signal?.addEventListener('abort', cancel, { once: true })
      const timer = setTimeout(
        () => {
          isDue = milliseconds <= LONGEST_TIMER_MS
          if (isDue) waking.abort()
        },
        Math.min(milliseconds, LONGEST_TIMER_MS),
      )
      // A sleeper alone keeps no process alive; the clock's own jump does, when nobody works.
      timer.unref()
      try {
        await clock.sleep(milliseconds, waking.signal)
      } catch (error) {
        if (!isDue) throw error
      } finally {
        clearTimeout(timer)
        signal?.removeEventListener('abort', cancel)
      }
    },
  }
}

/** Keeps the time that the state folder has seen, in `<root>/clock.json`. It never goes back. */
export async function saveClock(root: string, now: number): Promise<void> {
  const last = await readState(root)
  if (last !== undefined && last.now >= now) return
  await mkdir(root, { recursive: true })
  const draft = join(root, 'clock.json.draft')
  await writeFile(draft, `${JSON.stringify({ now } satisfies ClockState)}\n`)
  await rename(draft, fileOf(root))
}

const fileOf = (root: string) => join(root, 'clock.json')

async function readState(root: string): Promise<ClockState | undefined> {
  try {
    const state = JSON.parse(await readFile(fileOf(root), 'utf8')) as ClockState
    return Number.isFinite(state.now) ? state : undefined
  } catch {
    // Without a readable mark the machine's time is the best there is.
    return undefined
  }
}
