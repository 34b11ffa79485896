import type * as S3 from '@aws-sdk/client-s3'
import { AwsError } from '../../service.ts'
import { checkWrite } from './conditions.ts'
import type { FolderStore } from './folder-store.ts'
import { type Received, required } from './input.ts'

const MOST_KEYS = 1000

/** DeleteObject and DeleteObjects: to delete what is not there is a success, as in S3. */
export function deleteOperations(store: FolderStore) {
  async function remove(bucket: string, key: string, ifMatch: string | undefined): Promise<void> {
    await store.removeIf(bucket, key, checkWrite(key, { IfMatch: ifMatch }))
  }
  return {
    async DeleteObject(input: Received<S3.DeleteObjectRequest>): Promise<S3.DeleteObjectOutput> {
      await remove(await store.requireBucket(input.Bucket), required(input.Key, 'Key'), input.IfMatch)
      return {}
    },
    async DeleteObjects(input: Received<S3.DeleteObjectsRequest>): Promise<S3.DeleteObjectsOutput> {
      const bucket = await store.requireBucket(input.Bucket)
      const objects = input.Delete?.Objects ?? []
      if (objects.length === 0 || objects.length > MOST_KEYS) {
        throw new AwsError('MalformedXML', 'The XML you provided was not well-formed or did not validate against our published schema', 400)
      }
      const deleted: S3.DeletedObject[] = []
      const errors: S3._Error[] = []
      for (const { Key: key = '', ETag: etag } of objects) {
        try {
          await remove(bucket, key, etag)
          deleted.push({ Key: key })
        } catch (error) {
          if (!(error instanceof AwsError)) throw error
          errors.push({ Key: key, Code: error.code, Message: error.message })
        }
      }
      return { ...(input.Delete?.Quiet !== true && { Deleted: deleted }), ...(errors.length > 0 && { Errors: errors }) }
    },
  }
}
