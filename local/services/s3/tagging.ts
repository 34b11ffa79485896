import type * as S3 from '@aws-sdk/client-s3'
import { AwsError } from '../../service.ts'
import { s3Errors } from './errors.ts'
import type { FolderStore, StoredObject } from './folder-store.ts'
import { type Received, required } from './input.ts'

const MOST_TAGS = 10

/** The tags of objects. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-tagging.html */
export function taggingOperations(store: FolderStore) {
  async function find(input: { readonly Bucket?: string | undefined; readonly Key?: string | undefined }): Promise<StoredObject> {
    const key = required(input.Key, 'Key')
    const object = await store.describe(await store.requireBucket(input.Bucket), key)
    if (object === undefined) throw s3Errors.noSuchKey(key)
    return object
  }
  return {
    async GetObjectTagging(input: Received<S3.GetObjectTaggingRequest>): Promise<S3.GetObjectTaggingOutput> {
      const { attributes } = await find(input)
      return { TagSet: Object.entries(attributes.tags ?? {}).map(([Key, Value]) => ({ Key, Value })) }
    },
    async PutObjectTagging(input: Received<S3.PutObjectTaggingRequest>): Promise<S3.PutObjectTaggingOutput> {
      const object = await find(input)
      const tags = Object.fromEntries((input.Tagging?.TagSet ?? []).map(({ Key = '', Value = '' }) => [Key, Value]))
      if (Object.keys(tags).length > MOST_TAGS) throw new AwsError('BadRequest', `Object tags cannot be greater than ${MOST_TAGS}`, 400)
      await store.describeAs(input.Bucket ?? '', object, { ...object.attributes, tags })
      return {}
    },
    async DeleteObjectTagging(input: Received<S3.DeleteObjectTaggingRequest>): Promise<S3.DeleteObjectTaggingOutput> {
      const object = await find(input)
      const { tags: _tags, ...rest } = object.attributes
      await store.describeAs(input.Bucket ?? '', object, rest)
      return {}
    },
  }
}
