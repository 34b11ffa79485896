import { type FSWatcher, watch } from 'node:fs'
import { mkdir, readdir, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Clock } from '../../../../engine/clock/clock.ts'
import type { Activity } from '../../../activity.ts'
import type { FolderStore } from '../folder-store.ts'

/** Milliseconds of the clock in which a file must not change before it is taken as whole. */
const QUIET_MS = 100

/** Watches the folders of the buckets for what people put there. */
export interface BucketWatch {
  close(): void
}

/** What {@link watchBuckets} needs. */
export interface WatchOptions {
  /** The folder of all buckets. */
  readonly folder: string
  readonly store: FolderStore
  readonly clock: Clock
  readonly activity: Activity
}

/** Tells the store of each file that comes or changes; it knows which of them it wrote itself. */
export async function watchBuckets({ folder, store, clock, activity }: WatchOptions): Promise<BucketWatch> {
  await mkdir(folder, { recursive: true })
  const settling = new Set<string>()

  /** Nothing of this takes time, on any clock, for what the store wrote itself. */
  async function settle(path: string): Promise<void> {
    const file = join(folder, path)
    let before = await clock.hold(() => lookAt(file))
    if (before?.isFolder) return clock.hold(() => lookInside(path))
    if (before === undefined || (await clock.hold(() => store.isTold(bucketOf(path), file)))) return
    for (;;) {
      await clock.sleep(QUIET_MS, activity.closing)
      const now = await clock.hold(() => lookAt(file))
      if (now === undefined) return
      const isWhole = now.size === before.size && now.modified === before.modified
      if (isWhole) await clock.hold(() => store.notice(bucketOf(path), file))
      // It may have changed again while it was told of.
      if (isWhole && (await clock.hold(() => store.isTold(bucketOf(path), file)))) return
      before = now
    }
  }
  /** Files that came with their folder, before it was watched. */
  async function lookInside(path: string): Promise<void> {
    const entries = await readdir(join(folder, path), { withFileTypes: true, recursive: true }).catch(() => [])
    for (const entry of entries) if (entry.isFile()) look(relative(folder, join(entry.parentPath, entry.name)))
  }
  const look = (path: string | null): void => {
    if (path === null || settling.has(path)) return
    settling.add(path)
    activity.run(`file ${path}`, () => settle(path).finally(() => settling.delete(path)))
  }
  const fail = (error: unknown) => activity.run('watch the buckets for dropped files', () => Promise.reject(error))
  try {
    const watcher: FSWatcher = watch(folder, { recursive: true, persistent: false }, (_, path) => look(path))
    watcher.on('error', fail)
    return { close: () => watcher.close() }
  } catch (error) {
    // A system that watches no more folders is told of; everything but dropped files goes on.
    fail(error)
    return { close: () => undefined }
  }
}

function bucketOf(path: string): string {
  return path.split(sep)[0] ?? ''
}

async function lookAt(file: string) {
  const found = await stat(file).catch(() => undefined)
  return found && { isFolder: found.isDirectory(), size: found.size, modified: found.mtimeMs }
}
