import { AthenaClient, GetQueryResultsCommand } from '@aws-sdk/client-athena'
import { PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import { currentKey, readCurrentRun } from '../compile-release/current-run.ts'
import { countsOf } from '../judge-gate/read-results.ts'
import type { CloseReleaseInput, CloseReleaseOutput } from './contract.ts'

const athena = new AthenaClient({})
const s3 = new S3Client({})

/** See the contract. */
export async function handler({ bucket, judged_prefix, run, etag, count, expected, now }: CloseReleaseInput): Promise<CloseReleaseOutput> {
  const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId: count }))
  const rows = countsOf(ResultSet)
  if (rows.clean !== expected.clean || rows.quarantined !== expected.quarantined) {
    throw new TaskError(
      'Quality.RowsNotConserved',
      `the release wrote ${rows.clean} clean and ${rows.quarantined} quarantined rows instead of ${expected.clean} and ${expected.quarantined}: the quarantine was changed meanwhile; nothing was released, run it again`,
    )
  }
  const { current } = await readCurrentRun(s3, bucket, judged_prefix)
  // A second try of the same release finds that it has won already.
  if (current.run === run) return { rows }
  const pointer = {
    ...current,
    run,
    rows,
    released_from: current.run,
    released_at: now,
    location: `s3://${bucket}/${judged_prefix}run=${run}/`,
  }
  try {
    await s3.send(
      new PutObjectCommand({
        Bucket: bucket,
        Key: currentKey(judged_prefix),
        Body: `${JSON.stringify(pointer, undefined, 2)}\n`,
        ContentType: 'application/json',
        IfMatch: etag,
      }),
    )
  } catch (error) {
    if (error instanceof S3ServiceException && [409, 412].includes(error.$metadata.httpStatusCode ?? 0)) {
      throw new TaskError(
        'Release.Superseded',
        `another gate or release of this partition ended meanwhile: nothing was released, run it again`,
        { cause: error },
      )
    }
    throw error
  }
  return { rows }
}
