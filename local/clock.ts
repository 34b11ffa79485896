import { mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type VirtualClock, virtualClock } from '../engine/clock/virtual-clock.ts'

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
  return virtualClock({ flowing: true, start: Math.max(Date.now(), last?.now ?? 0) })
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
