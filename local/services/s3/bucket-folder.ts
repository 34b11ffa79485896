import { statSync } from 'node:fs'
import { mkdir, readdir, rename, rm, rmdir, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { KeyEncoding } from './key-encoding.ts'
import { compareKeys } from './key-order.ts'

/** A key and the file that holds it. */
export interface KeyFile {
  readonly key: string
  /** Absolute. */
  readonly file: string
}

/** The files of one bucket: which file holds a key, which keys there are. Knows nothing of etags and attributes. */
export interface BucketFolder {
  /** The file that holds the key, or would; of a key that is no object, but others go on from, their folder. */
  pathOf(key: string): string
  /** The file that holds the key now. */
  locate(key: string): Promise<string | undefined>
  /** In key order. */
  keys(prefix: string): Promise<readonly KeyFile[]>
  /** Makes a finished file the object's body by a rename, and answers where it lies. */
  place(key: string, draft: string): Promise<string>
  /** Removes the body, and the folders that it leaves empty. */
  remove(key: string): Promise<void>
}

/** The bucket in `folder`, which exists. Calls of `place` and `remove` must not overlap. */
export function bucketFolder(folder: string, encoding: KeyEncoding): BucketFolder {
  const plain = (key: string) => join(folder, ...encoding.pathOf(key))
  const beside = (key: string) => join(folder, ...encoding.besideFolder(key))

  async function locate(key: string): Promise<string | undefined> {
    for (const file of [plain(key), beside(key)]) if (await isFile(file)) return file
    return undefined
  }

  /** A file where the key needs a folder moves beside it. */
  async function makeWay(key: string): Promise<void> {
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      const above = key.slice(0, end)
      if (await isFile(plain(above))) await rename(plain(above), beside(above))
    }
    await mkdir(dirname(plain(key)), { recursive: true })
  }

  return {
    locate,
    pathOf(key) {
      if (isFileNow(plain(key))) return plain(key)
      return isFileNow(beside(key)) ? beside(key) : plain(key)
    },
    async keys(prefix) {
      const found: KeyFile[] = []
      await walk([], prefix)
      return found.sort((left, right) => compareKeys(left.key, right.key))

      async function walk(names: readonly string[], prefix: string): Promise<void> {
        const above = encoding.prefixOf(names)
        if (above === undefined || !(above.startsWith(prefix) || prefix.startsWith(above))) return
        const children = await readdir(join(folder, ...names), { withFileTypes: true }).catch(ignoreMissing)
        for (const child of children ?? []) {
          const path = [...names, child.name]
          if (child.isDirectory()) await walk(path, prefix)
          else if (child.isFile() || (await isFile(join(folder, ...path)))) take(path, prefix)
        }
      }
      function take(path: readonly string[], prefix: string): void {
        const key = encoding.keyOf(path)
        if (key?.startsWith(prefix)) found.push({ key, file: join(folder, ...path) })
      }
    },
    async place(key, draft) {
      const status = await stat(plain(key)).catch(ignoreMissing)
      // A folder that is there is no file that stands in the way.
      if (status === undefined && !(await isFolder(dirname(plain(key))))) await makeWay(key)
      const isTaken = status?.isDirectory() ?? false
      const target = isTaken ? beside(key) : plain(key)
      await rename(draft, target)
      if (!isTaken) await rm(beside(key), { force: true })
      return target
    },
    async remove(key) {
      const file = await locate(key)
      if (file === undefined) return
      await rm(file, { force: true })
      await removeEmptyFolders(dirname(file), folder)
    },
  }
}

function isFileNow(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoreMissing))?.isFile() ?? false
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoreMissing))?.isDirectory() ?? false
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}

async function removeEmptyFolders(from: string, until: string): Promise<void> {
  for (let folder = from; folder.length > until.length; folder = dirname(folder)) {
    const isGone = await rmdir(folder).then(
      () => true,
      () => false,
    )
    if (!isGone) return
  }
}
