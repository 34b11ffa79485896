import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Clock } from '../../../engine/clock/clock.ts'

let temporaryFiles = 0

/** A folder of JSON files that a person can read. Paths are relative to the folder, without leading slash. */
export interface StateFolder {
  /** The file's value, or undefined where there is no such file. Rejects with the file's path when it is not JSON. */
  read<T>(path: string): Promise<T | undefined>
  /** Writes the file whole or not at all (temporary file, then rename), and the folders above it. */
  write(path: string, value: unknown): Promise<void>
  /** Names of the entries of a sub-folder, sorted; empty where it does not exist. */
  list(path: string): Promise<readonly string[]>
  /** Removes a file, or a folder with all in it; nothing happens where there is none. */
  remove(path: string): Promise<void>
  /** Runs `work` after all earlier work of this folder, so that reading, changing and writing is one step. Does not nest. */
  exclusively<T>(work: () => Promise<T>): Promise<T>
}

/** Opens the folder at `root`; it is made by the first write. Time stands still on `clock` while files are read or written. */
export function stateFolder(root: string, clock: Clock): StateFolder {
  let last: Promise<unknown> = Promise.resolve()
  return {
    read: (path) => clock.hold(() => readJson(join(root, path))),
    write: (path, value) => clock.hold(() => writeJson(join(root, path), value)),
    list: (path) => clock.hold(() => names(join(root, path))),
    remove: (path) => clock.hold(() => rm(join(root, path), { recursive: true, force: true })),
    exclusively(work) {
      const turn = last.then(work)
      last = turn.catch(() => undefined)
      return turn
    },
  }
}

/** A file name for any AWS name: `.` and `/` cannot leave the folder, letters and digits stay readable. */
export function fileName(name: string): string {
  return encodeURIComponent(name).replaceAll('.', '%2E').replaceAll('*', '%2A')
}

async function readJson<T>(path: string): Promise<T | undefined> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  try {
    return JSON.parse(text) as T // the folder belongs to this service: what it wrote is what it reads
  } catch (error) {
    throw new Error(`${path} is not JSON; mend or delete the file`, { cause: error })
  }
}

async function writeJson(path: string, value: unknown): Promise<void> {
  const temporary = `${path}.${process.pid}.${++temporaryFiles}.tmp`
  await mkdir(dirname(path), { recursive: true })
  await writeFile(temporary, `${JSON.stringify(value, null, 2)}\n`)
  await rename(temporary, path)
}

async function names(path: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(path)
    return entries.filter((entry) => !entry.endsWith('.tmp')).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

function isMissing(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ENOENT' || code === 'ENOTDIR'
}
