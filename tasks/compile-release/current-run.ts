import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'

/** What a gate or a release leaves beside its runs: which of them counts. */
export interface CurrentRun {
  readonly run: string
  readonly rows: { readonly clean: number; readonly quarantined: number }
}

/** Where the pointer to the run that counts lies. */
export function currentKey(judgedPrefix: string): string {
  return `${judgedPrefix}current.json`
}

/** Reads the pointer, with its ETag. Throws `Release.NothingJudged` where there is none. */
export async function readCurrentRun(client: S3Client, bucket: string, judgedPrefix: string) {
  const Key = currentKey(judgedPrefix)
  try {
    const { Body, ETag = '' } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }))
    // Only gates and releases may write it.
    return { current: JSON.parse((await Body?.transformToString()) ?? '') as CurrentRun & Readonly<Record<string, unknown>>, etag: ETag }
  } catch (error) {
    // Who may not list a bucket is told 403 of an object that is not there.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) {
      throw new TaskError(
        'Release.NothingJudged',
        `no gate has judged this partition: there is no s3://${bucket}/${Key}; run the gate first`,
        { cause: error },
      )
    }
    throw error
  }
}
