import type { AccessRequest } from '../../../analysis/iam/index.ts'
import { type Input, type RequestsOf, textOf } from './request-world.ts'

/** Operations whose action has another name, as far as they are about an object. */
const ON_OBJECT: Readonly<Record<string, string>> = {
  AbortMultipartUpload: 's3:AbortMultipartUpload',
  CompleteMultipartUpload: 's3:PutObject',
  CreateMultipartUpload: 's3:PutObject',
  DeleteObject: 's3:DeleteObject',
  DeleteObjectTagging: 's3:DeleteObjectTagging',
  GetObject: 's3:GetObject',
  GetObjectAttributes: 's3:GetObject',
  GetObjectTagging: 's3:GetObjectTagging',
  HeadObject: 's3:GetObject',
  ListParts: 's3:ListMultipartUploadParts',
  PutObject: 's3:PutObject',
  PutObjectTagging: 's3:PutObjectTagging',
  UploadPart: 's3:PutObject',
}

const ON_BUCKET: Readonly<Record<string, string>> = {
  GetBucketNotificationConfiguration: 's3:GetBucketNotification',
  HeadBucket: 's3:ListBucket',
  ListMultipartUploads: 's3:ListBucketMultipartUploads',
  PutBucketNotificationConfiguration: 's3:PutBucketNotification',
}

const LISTS: Readonly<Record<string, string>> = {
  ListObjects: 's3:ListBucket',
  ListObjectsV2: 's3:ListBucket',
  ListObjectVersions: 's3:ListBucketVersions',
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-with-s3-policy-actions.html */
export const s3Requests: RequestsOf = (operation, input) => {
  const bucket = `arn:aws:s3:::${textOf(input, 'Bucket') ?? ''}`
  const object = `${bucket}/${textOf(input, 'Key') ?? ''}`
  if (operation === 'ListBuckets') return [{ action: 's3:ListAllMyBuckets', resource: '*' }]
  if (operation === 'CopyObject' || operation === 'UploadPartCopy') {
    return [
      { action: 's3:GetObject', resource: sourceOf(input) },
      { action: 's3:PutObject', resource: object },
    ]
  }
  const listing = LISTS[operation]
  if (listing !== undefined) return [listRequest(listing, bucket, textOf(input, 'Prefix'))]
  const action = ON_OBJECT[operation]
  return action === undefined ? [{ action: ON_BUCKET[operation] ?? `s3:${operation}`, resource: bucket }] : [{ action, resource: object }]
}

/** A listing, which policies bound by its prefix. */
export function listRequest(action: string, resource: string, prefix: string | undefined): AccessRequest {
  return { action, resource, context: prefix === undefined ? {} : { 's3:prefix': prefix } }
}

function sourceOf(input: Input): string {
  const [path = ''] = (textOf(input, 'CopySource') ?? '').replace(/^\//, '').split('?')
  return `arn:aws:s3:::${decodeURIComponent(path)}`
}
