import { ListObjectsV2Command, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { ListedObject } from './planned-objects.ts'

/** The objects below a prefix in the order of their keys, page by page. Throws `Replay.BucketNotFound`. */
export async function* listedObjects(client: S3Client, bucket: string, prefix: string): AsyncGenerator<ListedObject> {
  let token: string | undefined
  do {
    const page = await client
      .send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) }))
      .catch((error: unknown) => {
        const isUnreachable = error instanceof S3ServiceException && ['NoSuchBucket', 'AccessDenied'].includes(error.name)
        if (!isUnreachable) throw error
        throw new TaskError('Replay.BucketNotFound', `there is no bucket ${bucket}, or none that this function may list`, { cause: error })
      })
    for (const { Key = '', ETag = '', Size = 0, LastModified } of page.Contents ?? []) {
      yield { key: Key, etag: ETag.replaceAll('"', ''), size: Size, lastModified: LastModified?.getTime() ?? 0 }
    }
    token = page.NextContinuationToken
  } while (token !== undefined)
}
