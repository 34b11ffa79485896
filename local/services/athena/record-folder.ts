import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Clock } from '../../../engine/clock/clock.ts'

/** Records kept as one JSON file each, so that they outlive the process. Dates come back as ISO strings. */
export interface RecordFolder<T> {
  get(id: string): Promise<T | undefined>
  /** In order of their ids. */
  all(): Promise<readonly T[]>
  put(id: string, record: T): Promise<void>
  remove(id: string): Promise<void>
}

/** Opens the records of a folder, which need not exist. The clock stands still while files are read or written. */
export function recordFolder<T>(folder: string, clock: Clock): RecordFolder<T> {
  const file = (id: string) => join(folder, `${encodeURIComponent(id)}.json`)
  const read = async (path: string): Promise<T | undefined> => {
    try {
      // The folder is ours alone: what is in it was written by `put`.
      return JSON.parse(await readFile(path, 'utf8')) as T
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }
  let writes = 0
  return {
    get: (id) => clock.hold(() => read(file(id))),
    all: () =>
      clock.hold(async () => {
        const names = await readdir(folder).catch(() => [])
        const records = await Promise.all(
          names
            .filter((name) => name.endsWith('.json'))
            .toSorted()
            .map((name) => read(join(folder, name))),
        )
        return records.filter((record) => record !== undefined)
      }),
    put: (id, record) =>
      clock.hold(async () => {
        await mkdir(folder, { recursive: true })
        const draft = `${file(id)}.${process.pid}.${writes++}.draft`
        await writeFile(draft, `${JSON.stringify(record, null, 2)}\n`)
        await rename(draft, file(id))
      }),
    remove: (id) => clock.hold(() => rm(file(id), { force: true })),
  }
}

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT'
}
