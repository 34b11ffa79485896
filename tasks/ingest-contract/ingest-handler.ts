import { GetObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import type { Contract } from '../../schemas/contract/contract.ts'
import { TaskError } from '../../schemas/task-error.ts'
import type { IngestContractInput, IngestContractOutput } from './contract.ts'
import { readEnvironment } from './environment.ts'
import { ingestFile } from './ingest-file.ts'

const client = new S3Client({})

/** What fits the function's memory as records, rows and a Parquet file at once. */
const LARGEST_BYTES = 128 * 1024 ** 2

/** The handler for a deployment's own contracts; see the task's contract. */
export function ingestHandler(contracts: readonly Contract[]) {
  return async ({ key }: IngestContractInput): Promise<IngestContractOutput> => {
    const environment = readEnvironment(process.env, contracts)
    const { output, files } = await ingestFile(key, await openRaw(environment.rawBucket, key), environment)
    for (const { key: Key, body, type } of files) {
      await client.send(new PutObjectCommand({ Bucket: environment.curatedBucket, Key, Body: body, ContentType: type }))
    }
    return output
  }
}

async function openRaw(bucket: string, key: string): Promise<AsyncIterable<Uint8Array>> {
  try {
    const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
    if (ContentLength > LARGEST_BYTES) {
      throw new TaskError(
        'Ingest.TooLarge',
        `s3://${bucket}/${key} has ${ContentLength} bytes, at most ${LARGEST_BYTES} are read at once: split it into smaller files`,
      )
    }
    // In Node the SDK's body is a stream of bytes.
    return Body as AsyncIterable<Uint8Array>
  } catch (error) {
    // Who may not list a bucket is told 403 of an object that is not there.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) {
      throw new TaskError('Ingest.ObjectNotFound', `there is no s3://${bucket}/${key}, or none that this function may read`, {
        cause: error,
      })
    }
    throw error
  }
}
