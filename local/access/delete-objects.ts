import type { DeleteObjectsOutput, DeleteObjectsRequest } from '@aws-sdk/client-s3'
import type { OperationHandler } from '../service.ts'
import type { Access } from './access.ts'
import type { Caller } from './caller.ts'

/**
 * Deletes what the caller may delete. S3 refuses each key by itself, in a successful answer.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObjects.html
 */
export async function deleteAllowed(
  access: Access,
  caller: Caller,
  input: DeleteObjectsRequest,
  handler: OperationHandler<DeleteObjectsRequest, DeleteObjectsOutput>,
): Promise<DeleteObjectsOutput> {
  const judged = (input.Delete?.Objects ?? []).map((object) => {
    const resource = `arn:aws:s3:::${input.Bucket}/${object.Key}`
    return { object, refusal: access.refusal(caller, 's3', [{ action: 's3:DeleteObject', resource }]) }
  })
  const Objects = judged.filter(({ refusal }) => refusal === undefined).map(({ object }) => object)
  const refused = judged.flatMap(({ object: { Key }, refusal }) =>
    refusal === undefined ? [] : [{ Key, Code: refusal.code, Message: refusal.message }],
  )
  const answer = Objects.length === 0 ? {} : await handler({ ...input, Delete: { ...input.Delete, Objects } }, caller)
  return refused.length === 0 ? answer : { ...answer, Errors: [...(answer.Errors ?? []), ...refused] }
}
