import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { type FileHandle, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { inFolder } from '../../replace-file.ts'

/** The bytes of an object on their way in. */
export type ObjectBody = Uint8Array | string | AsyncIterable<Uint8Array | string> | undefined

/** A running digest of a body, such as a checksum that the caller asked for. */
export interface Digest {
  update(bytes: Uint8Array): void
  /** Base64. */
  digest(): Promise<string>
}

/** A body written to the disk, but not yet the object's: it becomes so by one rename. */
export interface Draft {
  readonly file: string
  readonly size: number
  /** Hexadecimal. */
  readonly md5: string
  /** Base64, by the names of the digests that were asked for. */
  readonly digests: Readonly<Record<string, string>>
}

/** Bytes that are gathered and written at one go: opening, writing and closing by the thread pool costs more than so few bytes. */
const SMALL = 65_536

/** Writes `body` to `file` and digests it on the way; leaves no file when the body breaks off. */
export async function writeDraft(file: string, body: ObjectBody, digests: Readonly<Record<string, Digest>> = {}): Promise<Draft> {
  const md5 = createHash('md5')
  const all = [md5, ...Object.values(digests)]
  const size = await copy(body, file, (bytes) => {
    for (const digest of all) digest.update(bytes)
  })
  const results = await Promise.all(Object.entries(digests).map(async ([name, digest]) => [name, await digest.digest()] as const))
  return { file, size, md5: md5.digest('hex'), digests: Object.fromEntries(results) }
}

async function copy(body: ObjectBody, file: string, see: (bytes: Uint8Array) => void): Promise<number> {
  let size = 0
  let gathered: Uint8Array[] = []
  let handle: FileHandle | undefined
  try {
    for await (const chunk of chunksOf(body)) {
      const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
      see(bytes)
      size += bytes.byteLength
      gathered.push(bytes)
      if (size <= SMALL) continue
      handle ??= await openNew(file)
      await handle.writeFile(Buffer.concat(gathered))
      gathered = []
    }
    if (handle === undefined) inFolder(file, () => writeFileSync(file, Buffer.concat(gathered), { flag: 'wx' }))
    return size
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await handle?.close()
  }
}

function openNew(file: string): Promise<FileHandle> {
  mkdirSync(dirname(file), { recursive: true })
  return open(file, 'wx')
}

function chunksOf(body: ObjectBody): AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> {
  if (body === undefined) return []
  return typeof body === 'string' || body instanceof Uint8Array ? [body] : body
}
