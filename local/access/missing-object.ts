import { AwsError } from '../service.ts'
import type { Access } from './access.ts'
import type { Caller } from './caller.ts'
import { type Input, textOf } from './requests/request-world.ts'

const LOOKS = new Set(['GetObject', 'GetObjectAttributes', 'HeadObject'])

/**
 * S3 tells who may not list a bucket that an object which is not there may not be read. Such a look names no prefix, so a right to
 * list that is bounded by one does not help. Throws the refusal; returns where the error may be told as it is.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html
 */
export function hideMissingObject(access: Access, caller: Caller, operation: string, input: Input, error: unknown): void {
  const isMissing = error instanceof AwsError && error.httpStatus === 404 && error.code !== 'NoSuchBucket'
  if (!LOOKS.has(operation) || !isMissing) return
  access.require(caller, 's3', [{ action: 's3:ListBucket', resource: `arn:aws:s3:::${textOf(input, 'Bucket') ?? ''}` }])
}
