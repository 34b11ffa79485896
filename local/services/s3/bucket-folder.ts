import { mkdirSync, renameSync, rmSync, type Stats, statSync } from 'node:fs'
import { readdir, rm, rmdir, stat } from 'node:fs/promises'
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
  place(key: string, draft: string): string
  /** Removes the body, and the folders that it leaves empty. */
  remove(key: string): Promise<void>
}

/** The bucket in `folder`, which exists. Calls of `place` and `remove` must not overlap. */
export function bucketFolder(folder: string, encoding: KeyEncoding): BucketFolder {
  const plain = (key: string) => join(folder, ...encoding.pathOf(key))
  const beside = (key: string) => join(folder, ...encoding.besideFolder(key))

  async function locate(key: string): Promise<string | undefined> {
    return [plain(key), beside(key)].find((file) => statNow(file)?.isFile())
  }

  /** A file where the key needs a folder moves beside it. */
  function makeWay(key: string): void {
    for (let end = key.indexOf('/'); end >= 0; end = key.indexOf('/', end + 1)) {
      const above = key.slice(0, end)
      if (statNow(plain(above))?.isFile()) renameSync(plain(above), beside(above))
    }
    mkdirSync(dirname(plain(key)), { recursive: true })
  }

  return {
    locate,
    pathOf(key) {
      if (statNow(plain(key))?.isFile()) return plain(key)
      return statNow(beside(key))?.isFile() ? beside(key) : plain(key)
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
    place(key, draft) {
      const status = statNow(plain(key))
      // A folder that is there is no file that stands in the way.
      if (status === undefined && !statNow(dirname(plain(key)))?.isDirectory()) makeWay(key)
      const isTaken = status?.isDirectory() ?? false
      const target = isTaken ? beside(key) : plain(key)
      renameSync(draft, target)
      if (!isTaken) rmSync(beside(key), { force: true })
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

/** At once: through the thread pool it costs ten times as much. */
function statNow(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch (error) {
    return ignoreMissing(error as NodeJS.ErrnoException)
  }
}

async function isFile(path: string): Promise<boolean> {
  return (await stat(path).catch(ignoreMissing))?.isFile() ?? false
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
