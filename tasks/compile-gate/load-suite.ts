import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { GateRequest } from './contract.ts'

/** The suite of a request: the one that it brings, or the file `<record_type>.json` of the suites' folder. */
export async function loadSuite(client: S3Client, { suite, suites, record_type }: GateRequest): Promise<unknown> {
  // A state cannot give nothing on: it says null.
  if (suite !== undefined && suite !== null) return suite
  const key = `${suites.prefix}${record_type}.json`
  const place = `s3://${suites.bucket}/${key}`
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: suites.bucket, Key: key }))
    return JSON.parse((await Body?.transformToString()) ?? '')
  } catch (error) {
    if (error instanceof SyntaxError) throw new TaskError('Quality.SuiteInvalid', `${place} is no JSON: ${error.message}`, { cause: error })
    // Who may not list a bucket is told 403 of an object that is not there.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) {
      throw new TaskError(
        'Quality.SuiteNotFound',
        `there is no suite for ${record_type}: give the gate one, or put the JSON of an expectation suite at ${place}`,
        { cause: error },
      )
    }
    throw error
  }
}
