import { copyFile, readdir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import type { ObjectStore } from '../local/services/s3/object-store.ts'
import { isSameFile } from './same-file.ts'
import { UsageError } from './usage-error.ts'

/** Files to put into a bucket before a run. */
export interface DataOption {
  readonly bucket: string
  /** Ends in `/`, or is empty for the whole bucket. */
  readonly prefix: string
  /** A file, or a folder whose files are taken with the folders in it. */
  readonly path: string
}

/** Parses `bucket/prefix=path`. */
export function parseData(text: string): DataOption {
  const [, bucket, prefix, path] = /^([^/=]+)(?:\/([^=]*))?=(.+)$/.exec(text) ?? []
  if (bucket === undefined || path === undefined) {
    throw new UsageError(`--data ${JSON.stringify(text)} is not bucket/prefix=path, such as lake/source=./files`)
  }
  const folder = (prefix ?? '').replace(/\/+$/, '')
  return { bucket, prefix: folder === '' ? '' : `${folder}/`, path }
}

/**
 * Makes a prefix hold exactly the files of a path: what is there already stays as it is, what is not among the files goes.
 * Gives the number of objects written.
 */
export async function loadData(store: ObjectStore, { bucket, prefix, path }: DataOption, draft: string): Promise<number> {
  const files = await filesOf(path)
  const wanted = new Map(files.map((file) => [prefix + file.name, file.path]))
  const present = await store.list(bucket, prefix)
  for (const { key } of present) if (!wanted.has(key)) await store.remove(bucket, key)
  const held = new Set(present.map(({ key }) => key))
  let written = 0
  for (const [key, file] of wanted) {
    if (held.has(key) && (await isSameFile(store.pathOf(bucket, key), file))) continue
    await copyFile(file, draft)
    await store.adopt(bucket, key, draft)
    written++
  }
  return written
}

interface DataFile {
  /** With `/` between folders. */
  readonly name: string
  readonly path: string
}

async function filesOf(path: string): Promise<readonly DataFile[]> {
  const found = await stat(path).catch((error) => {
    throw new UsageError(`--data: cannot read ${path}: ${(error as Error).message}`, { cause: error })
  })
  if (found.isFile()) return [{ name: basename(path), path }]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return files.sort().map((file) => ({ name: relative(path, file).split(sep).join('/'), path: file }))
}
