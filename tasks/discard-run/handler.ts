import { DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { DiscardRunInput, DiscardRunOutput } from './contract.ts'
import { isRunFolder } from './run-folder.ts'

const client = new S3Client({})

/** See the contract. */
export async function handler({ bucket, prefix }: DiscardRunInput): Promise<DiscardRunOutput> {
  if (!isRunFolder(prefix)) {
    throw new TaskError('Discard.NotARunFolder', `s3://${bucket}/${prefix} is no folder of a run (.../_<run>/): nothing was deleted`)
  }
  let deleted = 0
  for (;;) {
    // Listed anew each time: what was deleted is gone from the list.
    const { Contents = [] } = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix }))
    if (Contents.length === 0) return { deleted }
    const Objects = Contents.map(({ Key }) => ({ Key }))
    const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
    const [refused] = Errors
    if (refused !== undefined) {
      throw new TaskError(
        'Discard.NotDeleted',
        `s3://${bucket}/${refused.Key} could not be deleted, ${refused.Code}: ${refused.Message}; ${deleted} objects were`,
      )
    }
    deleted += Objects.length
  }
}
