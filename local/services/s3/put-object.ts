import type * as S3 from '@aws-sdk/client-s3'
import { attributesOf } from './attributes-of.ts'
import { checksumMembers, requestedDigests, requireChecksums } from './checksums.ts'
import { checkWrite } from './conditions.ts'
import { type ObjectBody, writeDraft } from './draft.ts'
import type { FolderStore } from './folder-store.ts'
import { type Received, required } from './input.ts'

/** PutObject: whole or not at all, with conditions and checksums. */
export function putObject(store: FolderStore) {
  return async (input: Received<S3.PutObjectRequest> & { readonly Body?: ObjectBody }): Promise<S3.PutObjectOutput> => {
    const bucket = await store.requireBucket(input.Bucket)
    const key = required(input.Key, 'Key')
    const precondition = checkWrite(key, input)
    const draft = await writeDraft(store.temporary(), input.Body, requestedDigests(input, input.ChecksumAlgorithm))
    await store.discardOnError(draft, () => requireChecksums(input, draft.md5, draft.digests))
    const hasChecksums = Object.keys(draft.digests).length > 0
    const attributes = { ...attributesOf(input), ...(hasChecksums && { checksums: draft.digests, checksumType: 'FULL_OBJECT' as const }) }
    const object = await store.commit(bucket, key, draft, { attributes, precondition })
    return { ETag: object.etag, ...checksumMembers(draft.digests), ...(hasChecksums && { ChecksumType: 'FULL_OBJECT' }) }
  }
}
