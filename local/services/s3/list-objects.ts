import type * as S3 from '@aws-sdk/client-s3'
import { OWNER_ID } from './buckets.ts'
import { s3Errors } from './errors.ts'
import type { FolderStore } from './folder-store.ts'
import type { Received } from './input.ts'
import { type ListPage, listPage } from './list-page.ts'

const LARGEST_PAGE = 1000

/** ListObjectsV2 and ListObjects. */
export function listOperations(store: FolderStore) {
  async function pageOf(
    input: Received<S3.ListObjectsRequest>,
    after: string,
  ): Promise<{ readonly page: ListPage; readonly maxKeys: number }> {
    const bucket = await store.requireBucket(input.Bucket)
    const maxKeys = pageSize(input.MaxKeys)
    const prefix = input.Prefix ?? ''
    return { page: listPage(await store.keys(bucket, prefix), { prefix, delimiter: input.Delimiter ?? '', after, maxKeys }), maxKeys }
  }
  /** The members that both listings share. A file that vanished since the names were read is left out. */
  async function listing(input: Received<S3.ListObjectsRequest>, { keys, commonPrefixes, isTruncated }: ListPage, hasOwner: boolean) {
    const encode = input.EncodingType === 'url' ? encodeKey : (text: string) => text
    const contents: S3._Object[] = []
    for (const object of await store.describeAll(input.Bucket ?? '', keys)) {
      const { checksums, checksumType } = object.attributes
      contents.push({
        Key: encode(object.key),
        LastModified: new Date(object.lastModified),
        ETag: object.etag,
        ...(checksums && { ChecksumAlgorithm: Object.keys(checksums) as S3.ChecksumAlgorithm[], ChecksumType: checksumType }),
        Size: object.size,
        StorageClass: (object.attributes.storageClass ?? 'STANDARD') as S3.ObjectStorageClass,
        ...(hasOwner && { Owner: { ID: OWNER_ID } }),
      })
    }
    return {
      IsTruncated: isTruncated,
      Name: input.Bucket,
      Prefix: encode(input.Prefix ?? ''),
      ...(input.Delimiter !== undefined && input.Delimiter !== '' && { Delimiter: encode(input.Delimiter) }),
      ...(input.EncodingType !== undefined && { EncodingType: input.EncodingType }),
      ...(contents.length > 0 && { Contents: contents }),
      ...(commonPrefixes.length > 0 && { CommonPrefixes: commonPrefixes.map((prefix) => ({ Prefix: encode(prefix) })) }),
    }
  }
  return {
    async ListObjectsV2(input: Received<S3.ListObjectsV2Request>): Promise<S3.ListObjectsV2Output> {
      const after = input.ContinuationToken === undefined ? (input.StartAfter ?? '') : readToken(input.ContinuationToken)
      const { page, maxKeys } = await pageOf(input, after)
      return {
        ...(await listing(input, page, input.FetchOwner === true)),
        MaxKeys: maxKeys,
        KeyCount: page.keys.length + page.commonPrefixes.length,
        ...(input.StartAfter !== undefined && {
          StartAfter: input.EncodingType === 'url' ? encodeKey(input.StartAfter) : input.StartAfter,
        }),
        ...(input.ContinuationToken !== undefined && { ContinuationToken: input.ContinuationToken }),
        ...(page.isTruncated && { NextContinuationToken: Buffer.from(page.last).toString('base64url') }),
      }
    },
    async ListObjects(input: Received<S3.ListObjectsRequest>): Promise<S3.ListObjectsOutput> {
      const { page, maxKeys } = await pageOf(input, input.Marker ?? '')
      const encode = input.EncodingType === 'url' ? encodeKey : (text: string) => text
      const hasNext = page.isTruncated && input.Delimiter !== undefined && input.Delimiter !== ''
      return {
        ...(await listing(input, page, true)),
        Marker: encode(input.Marker ?? ''),
        MaxKeys: maxKeys,
        // S3 tells the next marker only of a listing with a delimiter; of others it is the last key.
        ...(hasNext && { NextMarker: encode(page.last) }),
      }
    },
  }
}

function pageSize(maxKeys: number | undefined): number {
  if (maxKeys === undefined) return LARGEST_PAGE
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    throw s3Errors.invalidArgument('Argument maxKeys must be an integer between 0 and 2147483647', 'maxKeys', String(maxKeys))
  }
  return Math.min(maxKeys, LARGEST_PAGE)
}

function readToken(token: string): string {
  const key = Buffer.from(token, 'base64url').toString()
  if (token !== '' && Buffer.from(key).toString('base64url') === token) return key
  throw s3Errors.invalidArgument('The continuation token provided is incorrect', 'continuation-token', token)
}

/** `encoding-type=url` as S3 writes it: everything but letters, digits, `-_.*` and `/`. A space is `%20`, which every client decodes. */
function encodeKey(text: string): string {
  return encodeURIComponent(text)
    .replaceAll('%2F', '/')
    .replace(/[!'()~]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
}
