import type { Bucket } from '../../services/index.ts'
import type { CfnResources, CfnValue } from './cloudformation.ts'
import { idOf, removalOf, type TemplateContext } from './template-context.ts'
import { policyOf, tlsOnly } from './tls-only.ts'

const ABANDONED_UPLOAD_DAYS = 7

/** A bucket and its policy. */
export function bucketTemplate(bucket: Bucket, context: TemplateContext): CfnResources {
  const logical = idOf(bucket)
  const everything = [bucket.arn, `${bucket.arn}/*`]
  return {
    [logical]: {
      Type: 'AWS::S3::Bucket',
      ...removalOf(context.settings),
      Properties: {
        BucketName: context.names.nameOf('bucket', bucket.id),
        BucketEncryption: { ServerSideEncryptionConfiguration: [encryption(bucket)] },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        OwnershipControls: { Rules: [{ ObjectOwnership: 'BucketOwnerEnforced' }] },
        VersioningConfiguration: bucket.versioned ? { Status: 'Enabled' } : undefined,
        NotificationConfiguration: tellsEventBridge(bucket, context)
          ? { EventBridgeConfiguration: { EventBridgeEnabled: true } }
          : undefined,
        LifecycleConfiguration: { Rules: lifecycle(bucket) },
      },
    },
    [`${logical}Policy`]: {
      Type: 'AWS::S3::BucketPolicy',
      Properties: {
        Bucket: bucket.name,
        PolicyDocument: policyOf(tlsOnly('s3:*', everything), ...(bucket.writeOnce ? writeOnce(bucket) : [])),
      },
    },
  }
}

function encryption({ encryption: { kind, ...key } }: Bucket): CfnValue {
  if (kind === 'service') return { ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }
  const id = 'key' in key ? key.key : undefined
  // A bucket key saves nearly all requests to KMS: https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucket-key.html
  return { BucketKeyEnabled: true, ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: id } }
}

/** S3 tells EventBridge of every object or of none; without a trigger of ours, nobody pays for events. */
function tellsEventBridge({ name }: Bucket, { deployment }: TemplateContext): boolean {
  return deployment.triggers.some((trigger) => trigger.kind === 'object' && trigger.folder.bucket === name)
}

function lifecycle({ expire }: Bucket): readonly CfnValue[] {
  return [
    { Id: 'abandoned-uploads', Status: 'Enabled', AbortIncompleteMultipartUpload: { DaysAfterInitiation: ABANDONED_UPLOAD_DAYS } },
    ...expire.map(({ prefix, days }, index) => ({ Id: `expire-${index + 1}`, Status: 'Enabled', Prefix: prefix, ExpirationInDays: days })),
  ]
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes-enforce.html */
function writeOnce({ arn }: Bucket): readonly CfnValue[] {
  return [
    {
      Sid: 'RefuseToOverwrite',
      Effect: 'Deny',
      Principal: '*',
      Action: 's3:PutObject',
      Resource: `${arn}/*`,
      // The parts of an upload cannot carry the header; its completion does.
      Condition: { Null: { 's3:if-none-match': 'true' }, Bool: { 's3:ObjectCreationOperation': 'true' } },
    },
  ]
}
