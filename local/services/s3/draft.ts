import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { dirname } from 'node:path'

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

/** Writes `body` to `file` and digests it on the way; leaves no file when the body breaks off. */
export async function writeDraft(file: string, body: ObjectBody, digests: Readonly<Record<string, Digest>> = {}): Promise<Draft> {
  await mkdir(dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  const md5 = createHash('md5')
  try {
    const size = await copy(body, handle, md5, Object.values(digests))
    const results = await Promise.all(Object.entries(digests).map(async ([name, digest]) => [name, await digest.digest()] as const))
    return { file, size, md5: md5.digest('hex'), digests: Object.fromEntries(results) }
  } catch (error) {
    await rm(file, { force: true })
    throw error
  } finally {
    await handle.close()
  }
}

async function copy(body: ObjectBody, handle: FileHandle, md5: Hash, digests: readonly Digest[]): Promise<number> {
  let size = 0
  for await (const chunk of chunksOf(body)) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    md5.update(bytes)
    for (const digest of digests) digest.update(bytes)
    await handle.writeFile(bytes)
    size += bytes.byteLength
  }
  return size
}

function chunksOf(body: ObjectBody): AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string> {
  if (body === undefined) return []
  return typeof body === 'string' || body instanceof Uint8Array ? [body] : body
}
