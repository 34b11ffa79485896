import type { Cancel, Clock } from './clock.ts'

/** The longest delay a Node timer takes in one go; longer sleeps are cut into pieces. */
const LONGEST_TIMER_MS = 2 ** 31 - 1

/** The machine's own clock: a wait takes as long as it says. */
export function realClock(): Clock {
  return {
    now: () => Date.now(),
    sleep: sleepFor,
    timer: startTimeout,
    hold: (work) => work(),
  }
}

async function sleepFor(milliseconds: number, signal?: Cancel): Promise<void> {
  const end = Date.now() + milliseconds
  do {
    await timer(Math.min(Math.max(end - Date.now(), 0), LONGEST_TIMER_MS), signal)
  } while (Date.now() < end)
}

function startTimeout(milliseconds: number, fire: () => void): () => void {
  const end = Date.now() + milliseconds
  let handle: NodeJS.Timeout
  const set = () => {
    handle = setTimeout(() => (Date.now() < end ? set() : fire()), Math.min(Math.max(end - Date.now(), 0), LONGEST_TIMER_MS))
  }
  set()
  return () => clearTimeout(handle)
}

function timer(milliseconds: number, signal?: Cancel): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const cancel = () => {
      clearTimeout(handle)
      reject(signal?.reason)
    }
    const handle = setTimeout(() => {
      signal?.removeEventListener('abort', cancel)
      resolve()
    }, milliseconds)
    signal?.addEventListener('abort', cancel, { once: true })
  })
}
