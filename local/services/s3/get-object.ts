import { createReadStream, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import type * as S3 from '@aws-sdk/client-s3'
import { AwsError } from '../../service.ts'
import { attributeMembers } from './attributes-of.ts'
import { requireBucketName } from './bucket-name.ts'
import { type ByteRange, byteRange } from './byte-range.ts'
import { checksumMembers } from './checksums.ts'
import { checkRead } from './conditions.ts'
import { s3Errors } from './errors.ts'
import type { FolderStore, StoredObject } from './folder-store.ts'
import { type Received, required } from './input.ts'

/** Bytes up to which a stream costs more than the file. */
const SMALL = 65_536

type GetInput = Received<S3.GetObjectRequest>
type HeadInput = Received<S3.HeadObjectRequest>

/** GetObject and HeadObject. */
export function readOperations(store: FolderStore) {
  return {
    async GetObject(input: GetInput): Promise<Omit<S3.GetObjectOutput, 'Body'> & { readonly Body: Readable }> {
      const key = required(input.Key, 'Key')
      const object = await store.describe(requireBucketName(input.Bucket), key)
      if (object === undefined) throw s3Errors.noSuchKey(key)
      const { range, output } = describeRead(object, input)
      return { ...output, Body: bodyOf(object, range) }
    },
    async HeadObject(input: HeadInput): Promise<S3.HeadObjectOutput> {
      const key = required(input.Key, 'Key')
      const object = await store.describe(requireBucketName(input.Bucket), key)
      // A HEAD has no body to say more in, so S3 names no key here.
      if (object === undefined) throw new AwsError('NotFound', 'Not Found', 404)
      return describeRead(object, input).output
    },
  }
}

function describeRead(object: StoredObject, input: GetInput | HeadInput) {
  refuseVersion(input.VersionId)
  checkRead(object, input)
  const range = partRange(object, input.PartNumber) ?? byteRange(input.Range, object.size)
  const length = range === undefined ? object.size : range.end - range.start + 1
  const isChecksummed = input.ChecksumMode === 'ENABLED' && length === object.size && object.attributes.checksums !== undefined
  const output = {
    AcceptRanges: 'bytes',
    LastModified: new Date(object.lastModified),
    ContentLength: length,
    ETag: object.etag,
    ...attributeMembers(object.attributes),
    ...overrides(input),
    ...(range !== undefined && { ContentRange: `bytes ${range.start}-${range.end}/${object.size}` }),
    ...(input.PartNumber !== undefined && object.parts && { PartsCount: object.parts.length }),
    ...(isChecksummed && { ...checksumMembers(object.attributes.checksums), ChecksumType: object.attributes.checksumType }),
  }
  return { range, output }
}

function overrides(input: GetInput | HeadInput) {
  return {
    ...(input.ResponseContentType !== undefined && { ContentType: input.ResponseContentType }),
    ...(input.ResponseContentDisposition !== undefined && { ContentDisposition: input.ResponseContentDisposition }),
    ...(input.ResponseContentEncoding !== undefined && { ContentEncoding: input.ResponseContentEncoding }),
    ...(input.ResponseContentLanguage !== undefined && { ContentLanguage: input.ResponseContentLanguage }),
    ...(input.ResponseCacheControl !== undefined && { CacheControl: input.ResponseCacheControl }),
  }
}

function partRange({ parts = [], size }: StoredObject, partNumber: number | undefined): ByteRange | undefined {
  if (partNumber === undefined || (partNumber === 1 && parts.length === 0)) return undefined
  const length = parts[partNumber - 1]
  if (length === undefined) throw new AwsError('InvalidPartNumber', 'The requested partnumber is not satisfiable', 416)
  const start = parts.slice(0, partNumber - 1).reduce((sum, part) => sum + part, 0)
  return { start, end: Math.min(start + length, size) - 1 }
}

function refuseVersion(versionId: string | undefined): void {
  if (versionId === undefined || versionId === 'null') return
  throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404, { VersionId: versionId })
}

function bodyOf({ file, size }: StoredObject, range: ByteRange | undefined): Readable {
  if (size > SMALL) return createReadStream(file, range && { start: range.start, end: range.end })
  const bytes = readFileSync(file)
  return Readable.from(range === undefined ? [bytes] : [bytes.subarray(range.start, range.end + 1)], { objectMode: false })
}
