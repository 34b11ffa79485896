import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import type * as S3 from '@aws-sdk/client-s3'
import { AwsError } from '../../service.ts'
import { digestOf } from './checksums.ts'
import { type Draft, writeDraft } from './draft.ts'
import type { Part, Upload } from './upload-store.ts'

/** Bytes that every part but the last must have. */
const SMALLEST_PART = 5 * 1024 * 1024

/** The parts that the caller lists, once they are what has arrived. Throws `InvalidPart`, `InvalidPartOrder`, `EntityTooSmall`. */
export function chooseParts(listed: readonly S3.CompletedPart[], arrived: readonly Part[]): readonly Part[] {
  const byNumber = new Map(arrived.map((part) => [part.number, part]))
  const chosen = listed.map(({ PartNumber = 0, ETag = '' }) => {
    const part = byNumber.get(PartNumber)
    if (part !== undefined && part.md5 === ETag.replaceAll('"', '')) return part
    const message =
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag."
    throw new AwsError('InvalidPart', message, 400, { PartNumber: String(PartNumber), ETag })
  })
  for (const [index, part] of chosen.entries()) {
    const next = chosen[index + 1]
    if (next === undefined) break
    if (next.number <= part.number) {
      throw new AwsError(
        'InvalidPartOrder',
        'The list of parts was not in ascending order. The parts list must be specified in order by part number.',
      )
    }
    if (part.size < SMALLEST_PART) {
      const message = 'Your proposed upload is smaller than the minimum allowed size'
      throw new AwsError('EntityTooSmall', message, 400, {
        ProposedSize: String(part.size),
        MinSizeAllowed: String(SMALLEST_PART),
        PartNumber: String(part.number),
      })
    }
  }
  if (chosen.length > 0) return chosen
  throw new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema', 400)
}

/** The parts as one body. */
export async function joinParts(file: string, parts: readonly Part[], { checksumAlgorithm, checksumType }: Upload): Promise<Draft> {
  const isWhole = checksumAlgorithm !== undefined && checksumType === 'FULL_OBJECT'
  const digests = isWhole ? { [checksumAlgorithm]: digestOf(checksumAlgorithm) } : {}
  return writeDraft(file, bytesOf(parts), digests)
}

async function* bytesOf(parts: readonly Part[]): AsyncGenerator<Uint8Array> {
  for (const part of parts) yield* createReadStream(part.file)
}

/** The etag of an object that came in parts: the MD5 of the parts' MD5s, and how many they were. */
export function multipartEtag(parts: readonly Part[]): string {
  const hash = createHash('md5')
  for (const { md5 } of parts) hash.update(Buffer.from(md5, 'hex'))
  return `"${hash.digest('hex')}-${parts.length}"`
}

/** A composite checksum: the checksum of the parts' checksums, and how many they were; `undefined` where a part has none. */
export async function compositeChecksum(parts: readonly Part[], algorithm: string): Promise<string | undefined> {
  const digest = digestOf(algorithm)
  for (const { checksums } of parts) {
    const checksum = checksums[algorithm]
    if (checksum === undefined) return undefined
    digest.update(Buffer.from(checksum, 'base64'))
  }
  return `${await digest.digest()}-${parts.length}`
}
