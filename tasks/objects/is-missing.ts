import { ListObjectsV2Command, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'

/**
 * Whether a read failed since the object is not there. Who may list only below a prefix is told 403 of it, as of one that he may not
 * read, so a listing of that very key settles it; it rejects where even that is not allowed.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export async function isMissing(client: S3Client, bucket: string, key: string, error: unknown): Promise<boolean> {
  if (!(error instanceof S3ServiceException)) return false
  const { httpStatusCode } = error.$metadata
  if (httpStatusCode !== 403) return httpStatusCode === 404 || error.name === 'NoSuchKey'
  const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: key, MaxKeys: 1 }))
  return !Contents.some(({ Key }) => Key === key)
}
