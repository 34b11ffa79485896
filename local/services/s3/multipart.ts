import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import type * as S3 from '@aws-sdk/client-s3'
import type { LocalEnvironment } from '../../service.ts'
import { attributesOf } from './attributes-of.ts'
import { OWNER_ID } from './buckets.ts'
import { byteRange } from './byte-range.ts'
import { checksumMembers, requestedDigests, requireChecksums } from './checksums.ts'
import { chooseParts, compositeChecksum, joinParts, multipartEtag } from './complete-upload.ts'
import { checkWrite } from './conditions.ts'
import { copySource } from './copy-object.ts'
import { type ObjectBody, writeDraft } from './draft.ts'
import { s3Errors } from './errors.ts'
import type { FolderStore } from './folder-store.ts'
import { type Received, required } from './input.ts'
import { compareKeys } from './key-order.ts'
import { uploadStore } from './upload-store.ts'

const MOST_PARTS = 10_000

/** Multipart uploads. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpuoverview.html */
export function multipartOperations(store: FolderStore, { root, clock, uuid }: LocalEnvironment) {
  const uploads = uploadStore(join(root, 's3-uploads'))
  async function uploadOf(input: {
    readonly Bucket?: string | undefined
    readonly Key?: string | undefined
    readonly UploadId?: string | undefined
  }) {
    const bucket = await store.requireBucket(input.Bucket)
    const key = required(input.Key, 'Key')
    return { bucket, key, upload: await uploads.read(bucket, key, required(input.UploadId, 'UploadId')) }
  }
  return {
    async CreateMultipartUpload(input: Received<S3.CreateMultipartUploadRequest>): Promise<S3.CreateMultipartUploadOutput> {
      const bucket = await store.requireBucket(input.Bucket)
      const key = required(input.Key, 'Key')
      const uploadId = uuid().replaceAll('-', '')
      const algorithm = input.ChecksumAlgorithm
      const type = input.ChecksumType ?? (algorithm === 'CRC64NVME' ? 'FULL_OBJECT' : 'COMPOSITE')
      const checksum = algorithm === undefined ? {} : { checksumAlgorithm: algorithm, checksumType: type }
      await uploads.create(bucket, { uploadId, key, initiated: clock.now(), attributes: attributesOf(input), ...checksum })
      return {
        Bucket: bucket,
        Key: key,
        UploadId: uploadId,
        ...(algorithm !== undefined && { ChecksumAlgorithm: algorithm, ChecksumType: type }),
      }
    },
    async UploadPart(input: Received<S3.UploadPartRequest> & { readonly Body?: ObjectBody }): Promise<S3.UploadPartOutput> {
      const { bucket, upload } = await uploadOf(input)
      const number = partNumber(input.PartNumber)
      const digests = requestedDigests(input, input.ChecksumAlgorithm ?? upload.checksumAlgorithm)
      const draft = await writeDraft(store.temporary(), input.Body, digests)
      await store.discardOnError(draft, () => requireChecksums(input, draft.md5, draft.digests))
      const part = await uploads.putPart(bucket, upload.uploadId, number, draft, clock.now())
      return { ETag: `"${part.md5}"`, ...checksumMembers(part.checksums) }
    },
    async UploadPartCopy(input: Received<S3.UploadPartCopyRequest>): Promise<S3.UploadPartCopyOutput> {
      const { bucket, upload } = await uploadOf(input)
      const number = partNumber(input.PartNumber)
      const { object } = await copySource(store, input)
      const range = byteRange(input.CopySourceRange, object.size)
      const digests = requestedDigests({}, upload.checksumAlgorithm)
      const draft = await writeDraft(store.temporary(), createReadStream(object.file, range && { ...range }), digests)
      const part = await uploads.putPart(bucket, upload.uploadId, number, draft, clock.now())
      return { CopyPartResult: { ETag: `"${part.md5}"`, LastModified: new Date(part.modified), ...checksumMembers(part.checksums) } }
    },
    async CompleteMultipartUpload(input: Received<S3.CompleteMultipartUploadRequest>): Promise<S3.CompleteMultipartUploadOutput> {
      const { bucket, key, upload } = await uploadOf(input)
      const parts = chooseParts(input.MultipartUpload?.Parts ?? [], await uploads.parts(bucket, upload.uploadId))
      const draft = await joinParts(store.temporary(), parts, upload)
      const algorithm = upload.checksumAlgorithm
      const composite =
        algorithm !== undefined && upload.checksumType === 'COMPOSITE' ? await compositeChecksum(parts, algorithm) : undefined
      const checksums = composite === undefined ? draft.digests : { [algorithm ?? '']: composite }
      const type = Object.keys(checksums).length > 0 ? upload.checksumType : undefined
      const object = await store.commit(bucket, key, draft, {
        attributes: { ...upload.attributes, ...(type && { checksums, checksumType: type }) },
        etag: multipartEtag(parts),
        parts: parts.map(({ size }) => size),
        precondition: checkWrite(key, input),
        reason: 'CompleteMultipartUpload',
      })
      await uploads.remove(bucket, upload.uploadId)
      return {
        Location: `/${bucket}/${key}`,
        Bucket: bucket,
        Key: key,
        ETag: object.etag,
        ...checksumMembers(checksums),
        ...(type && { ChecksumType: type }),
      }
    },
    async AbortMultipartUpload(input: Received<S3.AbortMultipartUploadRequest>): Promise<S3.AbortMultipartUploadOutput> {
      const { bucket, upload } = await uploadOf(input)
      await uploads.remove(bucket, upload.uploadId)
      return {}
    },
    async ListParts(input: Received<S3.ListPartsRequest>): Promise<S3.ListPartsOutput> {
      const { bucket, key, upload } = await uploadOf(input)
      const marker = Number(input.PartNumberMarker ?? 0)
      const maxParts = Math.min(input.MaxParts ?? 1000, 1000)
      const rest = (await uploads.parts(bucket, upload.uploadId)).filter(({ number }) => number > marker)
      const page = rest.slice(0, maxParts)
      return {
        Bucket: bucket,
        Key: key,
        UploadId: upload.uploadId,
        PartNumberMarker: String(marker),
        NextPartNumberMarker: String(page.at(-1)?.number ?? 0),
        MaxParts: maxParts,
        IsTruncated: rest.length > page.length,
        Parts: page.map(({ number, md5, size, modified, checksums }) => ({
          PartNumber: number,
          ETag: `"${md5}"`,
          Size: size,
          LastModified: new Date(modified),
          ...checksumMembers(checksums),
        })),
        StorageClass: 'STANDARD',
      }
    },
    async ListMultipartUploads(input: Received<S3.ListMultipartUploadsRequest>): Promise<S3.ListMultipartUploadsOutput> {
      const bucket = await store.requireBucket(input.Bucket)
      const prefix = input.Prefix ?? ''
      const found = (await uploads.list(bucket)).filter(({ key }) => key.startsWith(prefix))
      found.sort((left, right) => compareKeys(left.key, right.key) || left.initiated - right.initiated)
      return {
        Bucket: bucket,
        Prefix: prefix,
        MaxUploads: 1000,
        IsTruncated: false,
        Uploads: found.map(({ uploadId, key, initiated }) => ({
          UploadId: uploadId,
          Key: key,
          Initiated: new Date(initiated),
          Owner: { ID: OWNER_ID },
          StorageClass: 'STANDARD',
        })),
      }
    },
  }
}

function partNumber(value: number | undefined): number {
  if (value !== undefined && Number.isInteger(value) && value >= 1 && value <= MOST_PARTS) return value
  throw s3Errors.invalidArgument(`Part number must be an integer between 1 and ${MOST_PARTS}, inclusive`, 'partNumber', String(value))
}
