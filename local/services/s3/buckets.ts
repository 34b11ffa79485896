import type * as S3 from '@aws-sdk/client-s3'
import { AwsError, type LocalEnvironment } from '../../service.ts'
import { requireBucketName } from './bucket-name.ts'
import type { FolderStore } from './folder-store.ts'

/** The operations on buckets. */
export function bucketOperations(store: FolderStore, { region }: LocalEnvironment) {
  return {
    async CreateBucket({ Bucket }: S3.CreateBucketRequest): Promise<S3.CreateBucketOutput> {
      const bucket = requireBucketName(Bucket)
      // us-east-1 alone answers the owner's second CreateBucket with success.
      if (region !== 'us-east-1' && (await store.hasBucket(bucket))) {
        const message = 'Your previous request to create the named bucket succeeded and you already own it.'
        throw new AwsError('BucketAlreadyOwnedByYou', message, 409, { BucketName: bucket })
      }
      await store.createBucket(bucket)
      return { Location: `/${bucket}` }
    },
    async HeadBucket({ Bucket }: S3.HeadBucketRequest): Promise<S3.HeadBucketOutput> {
      await store.requireBucket(Bucket)
      return { BucketRegion: region, AccessPointAlias: false }
    },
    async DeleteBucket({ Bucket }: S3.DeleteBucketRequest): Promise<object> {
      const bucket = await store.requireBucket(Bucket)
      const keys = await store.keys(bucket, '')
      if (keys.length > 0) {
        throw new AwsError('BucketNotEmpty', 'The bucket you tried to delete is not empty', 409, { BucketName: bucket })
      }
      await store.removeBucket(bucket)
      return {}
    },
    async ListBuckets({ Prefix = '' }: S3.ListBucketsRequest = {}): Promise<S3.ListBucketsOutput> {
      const buckets = (await store.buckets()).filter(({ name }) => name.startsWith(Prefix))
      return {
        Buckets: buckets.map(({ name, created }) => ({ Name: name, CreationDate: new Date(created), BucketRegion: region })),
        Owner: { ID: OWNER_ID },
      }
    },
    /** Versioning has never been switched on here, which S3 answers with nothing. */
    async GetBucketVersioning({ Bucket }: S3.GetBucketVersioningRequest): Promise<S3.GetBucketVersioningOutput> {
      await store.requireBucket(Bucket)
      return {}
    },
    async GetBucketLocation({ Bucket }: S3.GetBucketLocationRequest): Promise<S3.GetBucketLocationOutput> {
      await store.requireBucket(Bucket)
      return region === 'us-east-1' ? {} : { LocationConstraint: region as S3.BucketLocationConstraint }
    },
  }
}

/** The canonical user of the local account. */
export const OWNER_ID = '75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a'
