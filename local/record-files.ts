import { readdirSync, readFileSync, rmSync } from 'node:fs'
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

/** Record files in `folder`, which is made by the first write. They are small: they are read and written at once, see {@link replaceFile}. */
export function recordFiles<Record>(folder: string): RecordFiles<Record> {
  const fileOf = (path: readonly string[]) => `${join(folder, ...path)}.json`
  return {
    async read(...path) {
      const text = unlessMissing(() => readFileSync(fileOf(path), 'utf8'))
      // The folder is ours alone: what lies in it was written by `write`.
      return text === undefined ? undefined : (JSON.parse(text) as Record)
    },
    async write(record, ...path) {
      replaceFile(fileOf(path), JSON.stringify(record))
    },
    async names(...path) {
      const names = unlessMissing(() => readdirSync(join(folder, ...path))) ?? []
      return names
        .filter((name) => name.endsWith('.json'))
        .map((name) => name.slice(0, -'.json'.length))
        .sort()
    },
    async folders(...path) {
      const entries = unlessMissing(() => readdirSync(join(folder, ...path), { withFileTypes: true })) ?? []
      return entries
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    },
    async remove(...path) {
      rmSync(fileOf(path), { force: true })
    },
  }
}

function unlessMissing<T>(read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
