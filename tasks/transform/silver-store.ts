import { HeadObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import { isMissing } from '../objects/is-missing.ts'
import type { SilverStore } from './write-partition.ts'

/** The silver zone in a bucket, which may be listed below its prefix. */
export function silverStore(client: S3Client, bucket: string): SilverStore {
  return {
    async exists(key) {
      try {
        await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
        return true
      } catch (error) {
        if (await isMissing(client, bucket, key, error)) return false
        throw error
      }
    },
    async write(key, body) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/vnd.apache.parquet' }))
    },
  }
}
