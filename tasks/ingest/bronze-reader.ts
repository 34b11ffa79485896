import { GetObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { isMissing } from '../objects/is-missing.ts'
import type { IngestPorts } from './ingest.ts'

/** Opens the very version that an event told of: what has changed since has an event of its own. */
export function bronzeReader(client: S3Client): IngestPorts['open'] {
  return async ({ bucket, key, etag }) => {
    try {
      const { Body, Metadata } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: `"${etag}"` }))
      // In Node the SDK's body is a stream of bytes.
      return { bytes: Body as AsyncIterable<Uint8Array>, ...(Metadata && { metadata: Metadata }) }
    } catch (error) {
      if (!(error instanceof S3ServiceException)) throw error
      if (error.name === 'PreconditionFailed' || error.$metadata.httpStatusCode === 412) return 'superseded'
      if (await isMissing(client, bucket, key, error)) return 'missing'
      throw error
    }
  }
}
