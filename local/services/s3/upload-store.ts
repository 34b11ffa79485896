import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Draft } from './draft.ts'
import { s3Errors } from './errors.ts'
import type { ObjectAttributes } from './object-attributes.ts'

/** A multipart upload on its way. */
export interface Upload {
  readonly uploadId: string
  readonly key: string
  /** Milliseconds since the Unix epoch. */
  readonly initiated: number
  readonly attributes: ObjectAttributes
  readonly checksumAlgorithm?: string
  readonly checksumType?: 'COMPOSITE' | 'FULL_OBJECT'
}

/** A part that has arrived. */
export interface Part {
  readonly number: number
  readonly size: number
  /** Hexadecimal. */
  readonly md5: string
  readonly checksums: Readonly<Record<string, string>>
  /** Milliseconds since the Unix epoch. */
  readonly modified: number
  /** Absolute path of its bytes. */
  readonly file: string
}

/** Uploads under `<folder>/<bucket>/<uploadId>/`: parts as files, each with its description beside it. */
export interface UploadStore {
  create(bucket: string, upload: Upload): Promise<void>
  /** Rejects with `NoSuchUpload` where the id is unknown or is another key's. */
  read(bucket: string, key: string, uploadId: string): Promise<Upload>
  list(bucket: string): Promise<readonly Upload[]>
  /** Takes a draft as a part; a part that came before under the number is replaced. */
  putPart(bucket: string, uploadId: string, number: number, draft: Draft, modified: number): Promise<Part>
  /** In the order of their numbers. */
  parts(bucket: string, uploadId: string): Promise<readonly Part[]>
  remove(bucket: string, uploadId: string): Promise<void>
}

/** An {@link UploadStore} in `folder`. */
export function uploadStore(folder: string): UploadStore {
  const folderOf = (bucket: string, uploadId: string) => join(folder, bucket, uploadId)
  return {
    async create(bucket, upload) {
      await mkdir(folderOf(bucket, upload.uploadId), { recursive: true })
      await writeFile(join(folderOf(bucket, upload.uploadId), 'upload.json'), JSON.stringify(upload))
    },
    async read(bucket, key, uploadId) {
      const upload = isUploadId(uploadId) ? await readJson<Upload>(join(folderOf(bucket, uploadId), 'upload.json')) : undefined
      if (upload?.key !== key) throw s3Errors.noSuchUpload(uploadId)
      return upload
    },
    async list(bucket) {
      const ids = await readdir(join(folder, bucket)).catch(() => [])
      const uploads = await Promise.all(ids.map((id) => readJson<Upload>(join(folderOf(bucket, id), 'upload.json'))))
      return uploads.filter((upload) => upload !== undefined)
    },
    async putPart(bucket, uploadId, number, draft, modified) {
      const file = join(folderOf(bucket, uploadId), `${number}.part`)
      const part: Part = { number, size: draft.size, md5: draft.md5, checksums: draft.digests, modified, file }
      await rename(draft.file, file)
      await writeFile(join(folderOf(bucket, uploadId), `${number}.json`), JSON.stringify(part))
      return part
    },
    async parts(bucket, uploadId) {
      const names = await readdir(folderOf(bucket, uploadId))
      const numbered = names.filter((name) => /^\d+\.json$/.test(name))
      const parts = await Promise.all(numbered.map((name) => readJson<Part>(join(folderOf(bucket, uploadId), name))))
      return parts.filter((part) => part !== undefined).sort((left, right) => left.number - right.number)
    },
    async remove(bucket, uploadId) {
      await rm(folderOf(bucket, uploadId), { recursive: true, force: true })
    },
  }
}

/** An id reaches the disk only if it is of our making. */
function isUploadId(text: string): boolean {
  return /^[\w-]+$/.test(text)
}

async function readJson<T>(file: string): Promise<T | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
