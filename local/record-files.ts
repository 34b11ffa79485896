import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from './replace-file.ts'

/** Records as JSON files in a folder, by a path of plain names. */
export interface RecordFiles<Record> {
  read(...path: readonly string[]): Promise<Record | undefined>
  write(record: Record, ...path: readonly string[]): Promise<void>
  /** The names below a path, in order. */
  names(...path: readonly string[]): Promise<readonly string[]>
  /** The folders below a path, in order. */
  folders(...path: readonly string[]): Promise<readonly string[]>
  /** To remove what is not there is a success. */
  remove(...path: readonly string[]): Promise<void>
}

/** Record files in `folder`, which is made by the first write. */
export function recordFiles<Record>(folder: string): RecordFiles<Record> {
  const fileOf = (path: readonly string[]) => `${join(folder, ...path)}.json`
  return {
    async read(...path) {
      const text = await readFile(fileOf(path), 'utf8').catch(ignoreMissing)
      // The folder is ours alone: what lies in it was written by `write`.
      return text === undefined ? undefined : (JSON.parse(text) as Record)
    },
    async write(record, ...path) {
      replaceFile(fileOf(path), JSON.stringify(record))
    },
    async names(...path) {
      const names = (await readdir(join(folder, ...path)).catch(ignoreMissing)) ?? []
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .sort()
    },
    async folders(...path) {
      const entries = (await readdir(join(folder, ...path), { withFileTypes: true }).catch(ignoreMissing)) ?? []
      return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    },
    remove: (...path) => rm(fileOf(path), { force: true }),
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') return undefined
  throw error
}
