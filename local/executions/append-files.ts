import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

/** Files stay open between writes, but not more than this many: a process may have few handles. */
const MOST_OPEN = 64

/** Writes lines at the ends of files. What `append` was given has reached the operating system when it returns. */
export interface AppendFiles {
  /** Makes the file and its first line. Throws `EEXIST` where it is there already. */
  create(path: string, line: string): void
  append(path: string, line: string): void
  close(path: string): void
  closeAll(): void
}

/** Files that are open for appending, the least recently used closed first. */
export function appendFiles(): AppendFiles {
  const open = new Map<string, number>()

  function remember(path: string, file: number): number {
    open.delete(path)
    open.set(path, file)
    if (open.size > MOST_OPEN) close(open.keys().next().value as string)
    return file
  }

  function close(path: string): void {
    const file = open.get(path)
    open.delete(path)
    if (file !== undefined) closeSync(file)
  }

  return {
    create(path, line) {
      mkdirSync(dirname(path), { recursive: true })
      write(remember(path, openSync(path, 'ax')), line)
    },
    append(path, line) {
      let file = open.get(path)
      if (file === undefined) {
        mkdirSync(dirname(path), { recursive: true })
        file = openSync(path, 'a')
      }
      write(remember(path, file), line)
    },
    close,
    closeAll: () => {
      for (const path of [...open.keys()]) close(path)
    },
  }
}

/** A write may take less than it is given. */
function write(file: number, line: string): void {
  const bytes = Buffer.from(`${line}\n`)
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}
