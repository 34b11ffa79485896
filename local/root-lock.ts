import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'

/** Who holds a state folder. */
export interface LockHolder {
  readonly pid: number
  readonly host: string
  readonly command: string
}

/** Two runs would share one state folder. */
export class StateFolderInUse extends Error {
  override readonly name = 'StateFolderInUse'
  readonly code = 'state-folder-in-use'
  readonly root: string
  readonly holder: LockHolder

  constructor(root: string, holder: LockHolder) {
    super(
      `The state folder ${root} is in use by process ${holder.pid} on ${holder.host} (${holder.command}). ` +
        `Wait for it to end, or choose another folder. If that process is gone, delete ${join(root, 'lock.json')}.`,
    )
    this.root = root
    this.holder = holder
  }
}

/** Folders that this process holds: its own id in a lock file is a leftover otherwise. */
const held = new Set<string>()

/**
 * Takes a state folder for this process until `release`. The lock of a process that has ended is taken over.
 * Rejects with {@link StateFolderInUse}.
 */
export async function lockRoot(root: string): Promise<{ release(): Promise<void> }> {
  const folder = resolve(root)
  const file = join(folder, 'lock.json')
  const mine: LockHolder = { pid: process.pid, host: hostname(), command: process.argv.slice(0, 3).join(' ') }
  if (held.has(folder)) throw new StateFolderInUse(folder, mine)
  held.add(folder)
  try {
    await mkdir(folder, { recursive: true })
    await take(folder, file, mine)
  } catch (error) {
    held.delete(folder)
    throw error
  }
  return {
    async release() {
      if (held.delete(folder)) await rm(file, { force: true })
    },
  }
}

async function take(folder: string, file: string, mine: LockHolder): Promise<void> {
  while (!(await create(file, mine))) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    const holder = text === undefined ? undefined : parseHolder(text)
    if (holder !== undefined && isAlive(holder)) throw new StateFolderInUse(folder, holder)
    if (text !== undefined) await discard(file, text)
  }
}

async function create(file: string, mine: LockHolder): Promise<boolean> {
  try {
    await writeFile(file, `${JSON.stringify(mine)}\n`, { flag: 'wx' })
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Moves a leftover away first: of several processes that saw it only one moves it, and none a fresh lock. */
async function discard(file: string, text: string): Promise<void> {
  const aside = `${file}.${process.pid}`
  await rename(file, aside).catch(() => undefined)
  const moved = await readFile(aside, 'utf8').catch(() => undefined)
  if (moved !== undefined && moved !== text) await rename(aside, file)
  else await rm(aside, { force: true })
}

function parseHolder(text: string): LockHolder | undefined {
  try {
    return JSON.parse(text) as LockHolder
  } catch {
    return undefined
  }
}

function isAlive({ pid, host }: LockHolder): boolean {
  // Of another machine's processes nothing is known, and this process would have known of its own lock.
  if (host !== hostname()) return true
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
