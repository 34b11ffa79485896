import { AwsError } from '../../service.ts'

const LABELS = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/

/**
 * Whether a bucket may bear this name: 3 to 63 lower-case letters, digits, hyphens and dots.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
 */
export function isBucketName(name: string): boolean {
  return name.length >= 3 && name.length <= 63 && LABELS.test(name) && !IP_ADDRESS.test(name)
}

/** Throws `InvalidBucketName` for a name that {@link isBucketName} refuses: such a name never reaches the disk. */
export function requireBucketName(name: string | undefined): string {
  if (name !== undefined && isBucketName(name)) return name
  throw new AwsError('InvalidBucketName', `The specified bucket is not valid: ${JSON.stringify(name ?? '')}.`, 400, {
    BucketName: name ?? '',
  })
}
