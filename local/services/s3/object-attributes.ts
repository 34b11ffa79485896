import { createHash } from 'node:crypto'
import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { replaceFile } from '../../replace-file.ts'

/** What an object carries beside its bytes. Every member is optional: a file dropped by hand has none. */
export interface ObjectAttributes {
  readonly contentType?: string
  readonly contentEncoding?: string
  readonly contentDisposition?: string
  readonly contentLanguage?: string
  readonly cacheControl?: string
  readonly expires?: string
  readonly websiteRedirectLocation?: string
  readonly storageClass?: string
  /** `x-amz-meta-*`, names in lower case. */
  readonly metadata?: Readonly<Record<string, string>>
  /** Base64 checksums by algorithm: `CRC32`, `SHA256`, ... */
  readonly checksums?: Readonly<Record<string, string>>
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT'
  readonly tags?: Readonly<Record<string, string>>
}

/** One kept record: the attributes, and the body that its etag and checksums were taken of. */
export interface AttributeRecord {
  readonly key: string
  readonly size: number
  /** Milliseconds; as the file system tells it. */
  readonly modified: number
  /** Milliseconds of the local clock, of a body that a person put there: when it was first seen. */
  readonly seen?: number
  readonly etag: string
  /** Part sizes in bytes, of an object that came in parts. */
  readonly parts?: readonly number[]
  readonly attributes: ObjectAttributes
}

/** Keeps the attributes of objects in JSON files under a folder of their own, so that a bucket's folder holds nothing but objects. */
export interface AttributeStore {
  read(bucket: string, key: string): Promise<AttributeRecord | undefined>
  write(bucket: string, record: AttributeRecord): Promise<void>
  remove(bucket: string, key: string): Promise<void>
  removeBucket(bucket: string): Promise<void>
}

/** An {@link AttributeStore} in `folder`; `temporary` names a new file on the same disk. */
export function attributeStore(folder: string, temporary: () => string): AttributeStore {
  const fileOf = (bucket: string, key: string) => {
    const hash = createHash('sha256').update(key).digest('hex')
    return join(folder, bucket, hash.slice(0, 2), `${hash.slice(2, 34)}.json`)
  }
  return {
    async read(bucket, key) {
      try {
        return JSON.parse(await readFile(fileOf(bucket, key), 'utf8')) as AttributeRecord
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
        throw error
      }
    },
    async write(bucket, record) {
      replaceFile(fileOf(bucket, record.key), `${JSON.stringify(record, undefined, 2)}\n`, temporary())
    },
    async remove(bucket, key) {
      await rm(fileOf(bucket, key), { force: true })
    },
    async removeBucket(bucket) {
      await rm(join(folder, bucket), { recursive: true, force: true })
    },
  }
}
