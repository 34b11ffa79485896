import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ListObjectsV2Output } from '@aws-sdk/client-s3'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { listPage } from '../../../local/services/s3/list-page.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

async function openBucket() {
  const environment = await emptyEnvironment()
  const service = s3({ environment })
  const call = (operation: string, input: object) => service.operations[operation]!({ Bucket: 'lake', ...input })
  await call('CreateBucket', {})
  return { environment, store: service.store, call }
}

test('a body that breaks off leaves the old object and no draft', async () => {
  const { call, store, environment } = await openBucket()
  await store.write('lake', 'k', 'old')
  async function* broken() {
    yield 'new'
    throw new Error('connection lost')
  }
  await expect(call('PutObject', { Key: 'k', Body: broken() })).rejects.toThrow('connection lost')
  await expect(call('PutObject', { Key: 'k', Body: 'x', ContentMD5: 'AAAA' })).rejects.toMatchObject({ code: 'BadDigest' })
  await expect(call('PutObject', { Key: 'k', Body: 'x', IfNoneMatch: '*' })).rejects.toMatchObject({
    code: 'PreconditionFailed',
    httpStatus: 412,
  })
  expect(Buffer.from(await store.read('lake', 'k')).toString()).toBe('old')
  expect(await readdir(join(environment.root, 's3-drafts'))).toEqual([])
})

test('of many writers that refuse to overwrite exactly one wins', async () => {
  const { call } = await openBucket()
  const writes = Array.from({ length: 20 }, (_, index) => call('PutObject', { Key: 'once', Body: String(index), IfNoneMatch: '*' }))
  const results = await Promise.allSettled(writes)
  expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('If-Match replaces only the version that the writer has seen', async () => {
  const { call } = await openBucket()
  const { ETag } = await call('PutObject', { Key: 'k', Body: '1' })
  await call('PutObject', { Key: 'k', Body: '2', IfMatch: ETag })
  await expect(call('PutObject', { Key: 'k', Body: '3', IfMatch: ETag })).rejects.toMatchObject({ code: 'PreconditionFailed' })
  await expect(call('PutObject', { Key: 'new', Body: '3', IfMatch: ETag })).rejects.toMatchObject({ code: 'NoSuchKey' })
})

test('pages of a listing together are the listing, whatever the delimiter and the page size', () => {
  const key = fc.array(fc.constantFrom('a', 'b', '/', 'é'), { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''))
  const request = fc.record({
    prefix: fc.constantFrom('', 'a', 'a/', '/'),
    delimiter: fc.constantFrom('', '/', 'b'),
    maxKeys: fc.integer({ min: 1, max: 3 }),
  })
  fc.assert(
    fc.property(fc.uniqueArray(key, { maxLength: 12 }), request, (keys, { prefix, delimiter, maxKeys }) => {
      const all = keys
        .filter((key) => key.startsWith(prefix))
        .sort((left, right) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
        .map((key) => ({ key, file: key }))
      const whole = listPage(all, { prefix, delimiter, after: '', maxKeys: 1000 })
      const seen = { keys: [] as string[], prefixes: [] as string[] }
      let after = ''
      for (let isMore = true; isMore; ) {
        const page = listPage(all, { prefix, delimiter, after, maxKeys })
        seen.keys.push(...page.keys.map(({ key }) => key))
        seen.prefixes.push(...page.commonPrefixes)
        after = page.last
        isMore = page.isTruncated
      }
      expect(seen.keys).toEqual(whole.keys.map(({ key }) => key))
      expect(seen.prefixes).toEqual(whole.commonPrefixes)
    }),
  )
})

test('a listing starts after a key, folds by delimiter and tells where to go on', async () => {
  const { call, store } = await openBucket()
  for (const key of ['a/1', 'a/2', 'b', 'c/1', 'd e']) await store.write('lake', key, key)
  const first: ListObjectsV2Output = await call('ListObjectsV2', { Delimiter: '/', MaxKeys: 2 })
  expect(first).toMatchObject({ IsTruncated: true, KeyCount: 2, CommonPrefixes: [{ Prefix: 'a/' }], Contents: [{ Key: 'b', Size: 1 }] })
  const second = await call('ListObjectsV2', { Delimiter: '/', ContinuationToken: first.NextContinuationToken, EncodingType: 'url' })
  expect(second).toMatchObject({ IsTruncated: false, CommonPrefixes: [{ Prefix: 'c/' }], Contents: [{ Key: 'd%20e' }] })
  expect(await call('ListObjectsV2', { StartAfter: 'a/1', MaxKeys: 1 })).toMatchObject({ Contents: [{ Key: 'a/2' }] })
  await expect(call('ListObjectsV2', { ContinuationToken: '***' })).rejects.toMatchObject({ code: 'InvalidArgument' })
})

test('parts become one object, with the etag that S3 computes of parts', async () => {
  const { call, store } = await openBucket()
  const { UploadId } = await call('CreateMultipartUpload', { Key: 'big', ContentType: 'text/plain' })
  const big = Buffer.alloc(5 * 1024 * 1024, 'a')
  const one = await call('UploadPart', { Key: 'big', UploadId, PartNumber: 1, Body: big })
  const two = await call('UploadPart', { Key: 'big', UploadId, PartNumber: 2, Body: 'end' })
  expect(await call('ListParts', { Key: 'big', UploadId })).toMatchObject({ Parts: [{ PartNumber: 1 }, { PartNumber: 2, Size: 3 }] })
  expect(await store.list('lake', '')).toEqual([])
  const swapped = {
    Parts: [
      { PartNumber: 2, ETag: two.ETag },
      { PartNumber: 1, ETag: one.ETag },
    ],
  }
  await expect(call('CompleteMultipartUpload', { Key: 'big', UploadId, MultipartUpload: swapped })).rejects.toMatchObject({
    code: 'InvalidPartOrder',
  })
  const MultipartUpload = {
    Parts: [
      { PartNumber: 1, ETag: one.ETag },
      { PartNumber: 2, ETag: two.ETag },
    ],
  }
  await call('CompleteMultipartUpload', { Key: 'big', UploadId, MultipartUpload })
  const md5 = (bytes: Uint8Array | string) => createHash('md5').update(bytes).digest()
  const ETag = `"${createHash('md5').update(md5(big)).update(md5('end')).digest('hex')}-2"`
  expect(await call('HeadObject', { Key: 'big', PartNumber: 2 })).toMatchObject({
    ETag,
    ContentType: 'text/plain',
    PartsCount: 2,
    ContentLength: 3,
  })
  expect(await store.list('lake', '')).toMatchObject([{ key: 'big', size: big.length + 3, etag: ETag }])
  await expect(call('AbortMultipartUpload', { Key: 'big', UploadId })).rejects.toMatchObject({ code: 'NoSuchUpload' })
})

test('a copy keeps the attributes or replaces them', async () => {
  const { call } = await openBucket()
  await call('PutObject', { Key: 'from', Body: 'x', ContentType: 'text/csv', Metadata: { Origin: 'test' } })
  await call('CopyObject', { Key: 'kept', CopySource: '/lake/from' })
  await call('CopyObject', { Key: 'replaced', CopySource: 'lake/from', MetadataDirective: 'REPLACE', ContentType: 'text/plain' })
  expect(await call('HeadObject', { Key: 'kept' })).toMatchObject({ ContentType: 'text/csv', Metadata: { origin: 'test' } })
  expect(await call('HeadObject', { Key: 'replaced' })).toMatchObject({ ContentType: 'text/plain', Metadata: {} })
  await expect(call('CopyObject', { Key: 'from', CopySource: 'lake/from' })).rejects.toMatchObject({ code: 'InvalidRequest' })
  await expect(call('CopyObject', { Key: 'kept', CopySource: 'lake/from', CopySourceIfNoneMatch: '*' })).rejects.toMatchObject({
    httpStatus: 412,
  })
})

test('a bucket with objects is not deleted, and a delete of nothing is a success', async () => {
  const { call, store } = await openBucket()
  await store.write('lake', 'k', '')
  await expect(call('DeleteBucket', {})).rejects.toMatchObject({ code: 'BucketNotEmpty', httpStatus: 409 })
  expect(await call('DeleteObjects', { Delete: { Objects: [{ Key: 'k' }, { Key: 'none' }] } })).toEqual({
    Deleted: [{ Key: 'k' }, { Key: 'none' }],
  })
  await call('DeleteBucket', {})
  await expect(call('HeadBucket', {})).rejects.toMatchObject({ code: 'NoSuchBucket' })
})

test('tags come with the object, change without its body, and go', async () => {
  const { call } = await openBucket()
  const { ETag } = await call('PutObject', { Key: 'k', Body: 'x', Tagging: 'zone=raw&owner=me%20too' })
  expect(await call('GetObjectTagging', { Key: 'k' })).toEqual({
    TagSet: [
      { Key: 'zone', Value: 'raw' },
      { Key: 'owner', Value: 'me too' },
    ],
  })
  await call('PutObjectTagging', { Key: 'k', Tagging: { TagSet: [{ Key: 'zone', Value: 'silver' }] } })
  expect(await call('HeadObject', { Key: 'k' })).toMatchObject({ TagCount: 1, ETag })
  await call('DeleteObjectTagging', { Key: 'k' })
  expect(await call('GetObjectTagging', { Key: 'k' })).toEqual({ TagSet: [] })
})
