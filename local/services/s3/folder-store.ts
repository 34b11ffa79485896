import { createHash } from 'node:crypto'
import { createReadStream, statSync, utimesSync } from 'node:fs'
import { copyFile, mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import type { LocalEnvironment } from '../../service.ts'
import { type BucketFolder, bucketFolder, type KeyFile } from './bucket-folder.ts'
import { requireBucketName } from './bucket-name.ts'
import { type Draft, writeDraft } from './draft.ts'
import { s3Errors } from './errors.ts'
import { keyEncoding } from './key-encoding.ts'
import { keyLock } from './key-lock.ts'
import { type AttributeRecord, attributeStore, type ObjectAttributes } from './object-attributes.ts'
import type { ObjectChange, ObjectReason } from './object-change.ts'
import type { ObjectEntry, ObjectStore } from './object-store.ts'
import { toldFiles } from './told-files.ts'

/** An object with all that S3 knows of it. */
export interface StoredObject extends ObjectEntry {
  /** Absolute path of its body. */
  readonly file: string
  readonly attributes: ObjectAttributes
  /** Bytes of each part, of an object that came in parts. */
  readonly parts?: readonly number[]
}

/** How a draft becomes an object. */
export interface CommitOptions {
  readonly attributes?: ObjectAttributes
  /** With its quotes. Default: the body's MD5. */
  readonly etag?: string
  readonly parts?: readonly number[]
  /** What made the object, as events tell it. Default: `PutObject`. */
  readonly reason?: ObjectReason
  /** Throws to refuse the write; runs when no other write of the bucket can come between. */
  readonly precondition?: (current: StoredObject | undefined) => void
}

/** The object store with what the S3 operations need beyond {@link ObjectStore}. */
export interface FolderStore extends ObjectStore {
  buckets(): Promise<readonly { readonly name: string; readonly created: number }[]>
  /** The bucket's name, or `InvalidBucketName`, or `NoSuchBucket`. */
  requireBucket(bucket: string | undefined): Promise<string>
  /** Removes an empty bucket; the caller has checked that it is empty. */
  removeBucket(bucket: string): Promise<void>
  /** Keys and files only: nothing is read. */
  keys(bucket: string, prefix: string): Promise<readonly KeyFile[]>
  describe(bucket: string, key: string): Promise<StoredObject | undefined>
  /** What {@link FolderStore.keys} found, without the files that have gone since. */
  describeAll(bucket: string, files: readonly KeyFile[]): Promise<readonly StoredObject[]>
  /** A name for a new file on the disk of the buckets, outside every listing. */
  temporary(): string
  /** Runs a check on a draft; the draft is gone where the check throws. */
  discardOnError(draft: Pick<Draft, 'file'>, check: () => void): Promise<void>
  /** Makes a draft the object. The caller has checked that the bucket is there. */
  commit(bucket: string, key: string, draft: Pick<Draft, 'file' | 'md5'>, options?: CommitOptions): Promise<StoredObject>
  /** Changes the attributes of an object whose body stays as it is. */
  describeAs(bucket: string, object: StoredObject, attributes: ObjectAttributes): Promise<void>
  removeIf(bucket: string, key: string, precondition: (current: StoredObject | undefined) => void): Promise<void>
  /** Calls back after every change of an object; answers how to stop it. */
  onChange(listener: (change: ObjectChange) => void): () => void
  /** Tells of a file that somebody put into a bucket's folder or changed there by hand; nothing where it is as it was last told. Paths are absolute. */
  notice(bucket: string, file: string): Promise<void>
  /** Whether a file is as it was last told: most of those that come were written by this store itself. */
  isTold(bucket: string, file: string): Promise<boolean>
  /** Takes the files of a bucket as they are now: they are told of no more. */
  baseline(bucket: string): Promise<void>
}

/** Files that a listing looks at side by side. */
const READ_AT_ONCE = 32
/** Bytes up to which a file is read at one go. */
const SMALL_FILE = 1_000_000

/** Buckets as folders under `<root>/s3`, attributes under `<root>/s3-meta`, unfinished files under `<root>/s3-drafts`. */
export function folderStore({ root, clock, uuid }: LocalEnvironment): FolderStore {
  const base = join(root, 's3')
  const encoding = keyEncoding()
  const temporary = () => join(root, 's3-drafts', uuid())
  const records = attributeStore(join(root, 's3-meta'), temporary)
  const known = new Map<string, AttributeRecord>()
  const folders = new Map<string, BucketFolder>()
  const locked = keyLock()
  const told = toldFiles()
  const listeners = new Set<(change: ObjectChange) => void>()
  const tell = (bucket: string, { key, size, etag }: ObjectEntry, kind: ObjectChange['kind'], reason: ObjectReason) => {
    for (const listener of [...listeners]) listener({ kind, bucket, key, size, etag, reason, time: clock.now() })
  }

  function folderOf(bucket: string): BucketFolder {
    const existing = folders.get(bucket)
    if (existing !== undefined) return existing
    const created = bucketFolder(join(base, requireBucketName(bucket)), encoding)
    folders.set(bucket, created)
    return created
  }
  async function existing(bucket: string): Promise<BucketFolder> {
    if (await store.hasBucket(bucket)) return folderOf(bucket)
    throw s3Errors.noSuchBucket(bucket)
  }

  /** The record of a body as it is now; a body changed by hand keeps its attributes, but not what was computed of the old one. */
  async function recordOf(bucket: string, key: string, file: string): Promise<AttributeRecord> {
    const { size, mtimeMs } = await stat(file)
    const record = known.get(file) ?? (await records.read(bucket, key))
    if (record?.size === size && record.modified === mtimeMs && record.key === key) return remember(file, record)
    const { checksums: _checksums, checksumType: _type, ...attributes } = record?.attributes ?? {}
    const etag = `"${await md5Of(file, size)}"`
    // Put there by hand: uploaded, as S3 sees it, when we first see it. Its own time may lie before what the local clock has jumped to.
    const found: AttributeRecord = { key, size, modified: mtimeMs, seen: Math.round(clock.now()), etag, attributes }
    await records.write(bucket, found)
    return remember(file, found)
  }
  function remember(file: string, record: AttributeRecord): AttributeRecord {
    known.set(file, record)
    return record
  }
  const stored = (file: string, record: AttributeRecord): StoredObject => ({
    key: record.key,
    size: record.size,
    lastModified: record.seen ?? Math.round(record.modified),
    etag: record.etag,
    file,
    attributes: record.attributes,
    ...(record.parts && { parts: record.parts }),
  })
  /** `undefined` where the file has gone since its name was read. */
  async function describeFile(bucket: string, key: string, file: string): Promise<StoredObject | undefined> {
    try {
      return stored(file, await recordOf(bucket, key, file))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw error
    }
  }
  async function current(bucket: string, key: string): Promise<StoredObject | undefined> {
    const file = await folderOf(bucket).locate(key)
    return file === undefined ? undefined : describeFile(bucket, key, file)
  }

  const store: FolderStore = {
    temporary,
    async requireBucket(bucket) {
      const name = requireBucketName(bucket)
      await existing(name)
      return name
    },
    async discardOnError(draft, check) {
      try {
        check()
      } catch (error) {
        await rm(draft.file, { force: true })
        throw error
      }
    },
    async hasBucket(bucket) {
      requireBucketName(bucket)
      return (await stat(join(base, bucket)).catch(() => undefined))?.isDirectory() ?? false
    },
    async createBucket(bucket) {
      await mkdir(join(base, requireBucketName(bucket)), { recursive: true })
    },
    async buckets() {
      const entries = await readdir(base, { withFileTypes: true }).catch(() => [])
      const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name)
      return Promise.all(names.sort().map(async (name) => ({ name, created: Math.round((await stat(join(base, name))).birthtimeMs) })))
    },
    async removeBucket(bucket) {
      await rm(join(base, requireBucketName(bucket)), { recursive: true, force: true })
      await records.removeBucket(bucket)
    },
    async keys(bucket, prefix) {
      return (await existing(bucket)).keys(prefix)
    },
    async list(bucket, prefix) {
      return (await store.describeAll(bucket, await store.keys(bucket, prefix))).map(entryOf)
    },
    async describeAll(bucket, files) {
      const found: StoredObject[] = []
      for (let start = 0; start < files.length; start += READ_AT_ONCE) {
        const batch = files.slice(start, start + READ_AT_ONCE)
        const objects = await Promise.all(batch.map(({ key, file }) => describeFile(bucket, key, file)))
        for (const object of objects) if (object !== undefined) found.push(object)
      }
      return found
    },
    async describe(bucket, key) {
      const object = await current(bucket, key)
      if (object === undefined) await existing(bucket)
      return object
    },
    pathOf: (bucket, key) => folderOf(bucket).pathOf(key),
    async commit(bucket, key, draft, { attributes = {}, etag = `"${draft.md5}"`, parts, precondition, reason = 'PutObject' } = {}) {
      try {
        const folder = folderOf(bucket)
        requireKey(key)
        return await locked(bucket, async () => {
          if (precondition) precondition(await current(bucket, key))
          const seconds = clock.now() / 1000
          // What only asks or tells the disk about a file is done at once: through the thread pool it costs ten times as much.
          utimesSync(draft.file, seconds, seconds)
          const { size, mtimeMs } = statSync(draft.file)
          const record: AttributeRecord = { key, size, modified: mtimeMs, etag, ...(parts && { parts }), attributes }
          // Also of a plain object: without a record it would be taken for a file that a person put there.
          await records.write(bucket, record)
          const file = folder.place(key, draft.file)
          const object = stored(file, remember(file, record))
          told.note(file, record)
          tell(bucket, object, 'created', reason)
          return object
        })
      } catch (error) {
        await rm(draft.file, { force: true })
        throw error
      }
    },
    async write(bucket, key, body) {
      await existing(bucket)
      return entryOf(await store.commit(bucket, key, await writeDraft(temporary(), body)))
    },
    async adopt(bucket, key, file) {
      await existing(bucket)
      const draft = temporary()
      await mkdir(dirname(draft), { recursive: true })
      await moveFile(file, draft)
      return entryOf(await store.commit(bucket, key, { file: draft, md5: await md5Of(draft, Number.POSITIVE_INFINITY) }))
    },
    async read(bucket, key) {
      const file = await (await existing(bucket)).locate(key)
      if (file === undefined) throw s3Errors.noSuchKey(key)
      return readFile(file)
    },
    describeAs(bucket, { key, file, etag, parts }, attributes) {
      return locked(bucket, async () => {
        const { size, mtimeMs } = await stat(file)
        const record: AttributeRecord = { key, size, modified: mtimeMs, etag, ...(parts && { parts }), attributes }
        await records.write(bucket, record)
        remember(file, record)
      })
    },
    remove: (bucket, key) => store.removeIf(bucket, key, () => {}),
    async removeIf(bucket, key, precondition) {
      const folder = await existing(bucket)
      await locked(bucket, async () => {
        const object = await current(bucket, key)
        precondition(object)
        if (object === undefined) return
        await folder.remove(key)
        known.delete(object.file)
        told.forget(object.file)
        await records.remove(bucket, key)
        tell(bucket, object, 'deleted', 'DeleteObject')
      })
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    notice: (bucket, file) =>
      locked(bucket, async () => {
        const key = encoding.keyOf(relative(join(base, bucket), file).split(sep))
        const object = key === undefined ? undefined : await describeFile(bucket, key, file)
        if (object === undefined || !(await told.isNew(file))) return
        tell(bucket, object, 'created', 'PutObject')
      }),
    isTold: (bucket, file) => locked(bucket, () => told.isKnown(file)),
    async baseline(bucket) {
      for (const { file } of await store.keys(bucket, '')) await told.isNew(file)
    },
  }
  return store
}

function entryOf({ key, size, lastModified, etag }: StoredObject): ObjectEntry {
  return { key, size, lastModified, etag }
}

function requireKey(key: string): void {
  if (key === '') throw s3Errors.invalidArgument('Object key must not be empty', 'Key', key)
  if (Buffer.byteLength(key) > 1024) throw s3Errors.keyTooLong(key)
  if (/\p{Surrogate}/u.test(key)) throw s3Errors.invalidArgument('Object key is not valid UTF-8', 'Key', key)
}

async function md5Of(file: string, size: number): Promise<string> {
  const hash = createHash('md5')
  if (size <= SMALL_FILE) return hash.update(await readFile(file)).digest('hex')
  for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** A rename, or a copy where the file lies on another disk. */
async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error
    await copyFile(from, to)
    await rm(from, { force: true })
  }
}
