import { open } from 'node:fs/promises'
import { constants, createGunzip } from 'node:zlib'
import type { Compression } from './file-schema.ts'

/** The beginning of a file, decompressed. */
export interface FileSample {
  readonly bytes: Uint8Array
  readonly compression: Compression
  /** The file goes on behind these bytes. */
  readonly isTruncated: boolean
}

/** Reads the first `limit` bytes of a file, which for a gzip file are bytes before and after decompression. Rejects with the file system's error. */
export async function readSample(file: string, limit: number): Promise<FileSample> {
  const handle = await open(file, 'r')
  try {
    const { size } = await handle.stat()
    const buffer = Buffer.alloc(Math.min(limit, size))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    const bytes = buffer.subarray(0, bytesRead)
    const isCut = size > bytesRead
    if (!isGzip(bytes)) return { bytes, compression: 'none', isTruncated: isCut }
    const plain = await inflate(bytes, limit)
    return { bytes: plain.bytes.subarray(0, limit), compression: 'gzip', isTruncated: isCut || plain.isTruncated }
  } finally {
    await handle.close()
  }
}

/** More characters than one in so many that are no UTF-8 make a file no text; a few bad bytes are dirt in a text. */
const READABLE_SHARE = 10

/** The sample as text, or undefined where it holds NUL or is mostly no UTF-8: then it is no text. A byte order mark is left out. */
export function sampleText({ bytes, isTruncated }: FileSample): string | undefined {
  // `stream` lets a character end behind the sample.
  const text = new TextDecoder('utf-8').decode(bytes, { stream: isTruncated })
  if (text.includes('\u0000')) return undefined
  const unreadable = text.split('\uFFFD').length - 1
  return unreadable * READABLE_SHARE > text.length ? undefined : text
}

function isGzip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b
}

/** At least the first `limit` bytes of a gzip stream, which may be cut off or damaged: then what is whole of it. */
async function inflate(compressed: Uint8Array, limit: number): Promise<{ readonly bytes: Buffer; readonly isTruncated: boolean }> {
  const stream = createGunzip({ finishFlush: constants.Z_SYNC_FLUSH })
  const chunks: Buffer[] = []
  let length = 0
  let isTruncated = false
  stream.end(compressed)
  try {
    for await (const chunk of stream) {
      chunks.push(chunk)
      length += chunk.length
      isTruncated = length > limit
      if (isTruncated) break
    }
  } catch {
    isTruncated = true
  }
  return { bytes: Buffer.concat(chunks), isTruncated }
}
