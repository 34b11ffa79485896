import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type * as S3 from '@aws-sdk/client-s3'
import { AwsError } from '../../service.ts'
import { attributesOf } from './attributes-of.ts'
import { checksumMembers, requestedDigests } from './checksums.ts'
import { checkCopySource, checkWrite } from './conditions.ts'
import { writeDraft } from './draft.ts'
import { s3Errors } from './errors.ts'
import type { FolderStore, StoredObject } from './folder-store.ts'
import { type Received, required } from './input.ts'

/** Bytes up to which a stream costs more than the file. */
const SMALL = 65_536

type SourceConditions = Pick<
  Received<S3.CopyObjectRequest>,
  'CopySource' | 'CopySourceIfMatch' | 'CopySourceIfNoneMatch' | 'CopySourceIfModifiedSince' | 'CopySourceIfUnmodifiedSince'
>

/** CopyObject, with the conditions of both sides and the metadata directive. */
export function copyObject(store: FolderStore) {
  return async (input: Received<S3.CopyObjectRequest>): Promise<S3.CopyObjectOutput> => {
    const bucket = await store.requireBucket(input.Bucket)
    const key = required(input.Key, 'Key')
    const source = await copySource(store, input)
    const isReplaced = input.MetadataDirective === 'REPLACE'
    if (source.bucket === bucket && source.object.key === key && !isReplaced && input.StorageClass === undefined) {
      const message =
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes."
      throw new AwsError('InvalidRequest', message, 400)
    }
    const kept = source.object.attributes
    const [algorithm] = input.ChecksumAlgorithm ? [input.ChecksumAlgorithm] : Object.keys(kept.checksums ?? {})
    const { file, size } = source.object
    const body = size <= SMALL ? await readFile(file) : createReadStream(file)
    const draft = await writeDraft(store.temporary(), body, requestedDigests({}, algorithm))
    const { checksums: _checksums, checksumType: _type, tags, ...described } = kept
    const attributes = {
      ...(isReplaced
        ? attributesOf({ ...input, Tagging: undefined })
        : { ...described, ...attributesOf({ StorageClass: input.StorageClass }) }),
      ...(input.TaggingDirective === 'REPLACE' ? attributesOf({ Tagging: input.Tagging }) : tags && { tags }),
      ...(algorithm !== undefined && { checksums: draft.digests, checksumType: 'FULL_OBJECT' as const }),
    }
    const object = await store.commit(bucket, key, draft, { attributes, precondition: checkWrite(key, input), reason: 'CopyObject' })
    return { CopyObjectResult: { ETag: object.etag, LastModified: new Date(object.lastModified), ...checksumMembers(draft.digests) } }
  }
}

/** The object that `CopySource` names, once its conditions hold. */
export async function copySource(
  store: FolderStore,
  input: SourceConditions,
): Promise<{ readonly bucket: string; readonly object: StoredObject }> {
  const { bucket, key } = parseCopySource(required(input.CopySource, 'CopySource'))
  const object = await store.describe(await store.requireBucket(bucket), key)
  if (object === undefined) throw s3Errors.noSuchKey(key)
  checkCopySource(object, {
    IfMatch: input.CopySourceIfMatch,
    IfNoneMatch: input.CopySourceIfNoneMatch,
    IfModifiedSince: input.CopySourceIfModifiedSince,
    IfUnmodifiedSince: input.CopySourceIfUnmodifiedSince,
  })
  return { bucket, object }
}

const COPY_SOURCE = /^\/?([^/]+)\/(.+?)(?:\?versionId=(.*))?$/s

function parseCopySource(source: string): { readonly bucket: string; readonly key: string } {
  const [, bucket, key, version] = COPY_SOURCE.exec(source) ?? []
  if (bucket === undefined || key === undefined) {
    throw s3Errors.invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      source,
    )
  }
  if (version !== undefined && version !== 'null') throw new AwsError('NoSuchVersion', 'The specified version does not exist.', 404)
  return { bucket, key: decode(key) }
}

/** A caller may send the key URL-encoded or, where it has no percent sign, as it is. */
function decode(key: string): string {
  try {
    return decodeURIComponent(key)
  } catch {
    return key
  }
}
