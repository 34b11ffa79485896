import { CopyObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import { ORIGIN_METADATA, objectId } from '../ingest/object-version.ts'
import { isMissing } from '../objects/is-missing.ts'
import type { ObjectToReplay, ReplayPorts } from './replay-batch.ts'

/** S3 copies at most this many bytes in one call. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const LARGEST_COPY = 5 * 1024 ** 3
/** Bytes of a key. https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html */
const LONGEST_KEY = 1024

/** The key of an object's copy: its whole key below the run's folder, so that no two copies share one. Throws `Replay.KeyTooLong`. */
export function copyKey({ destination, key }: Pick<ObjectToReplay, 'destination' | 'key'>): string {
  const copy = destination + key
  if (Buffer.byteLength(copy) <= LONGEST_KEY) return copy
  throw new TaskError(
    'Replay.KeyTooLong',
    `the copy's key would have more than ${LONGEST_KEY} bytes: choose a shorter dest_prefix_base (${copy})`,
  )
}

/**
 * Replays by copying within the bucket. The copy says of itself where it comes from. Doing it twice leaves the same object.
 * Throws `Replay.ObjectTooLarge` beyond the 5 GiB of one copy.
 */
export function copyReplay(client: S3Client): ReplayPorts['replay'] {
  return async (object) => {
    const { bucket, key, etag, size } = object
    if (size > LARGEST_COPY) {
      throw new TaskError('Replay.ObjectTooLarge', `s3://${bucket}/${key} has ${size} bytes, more than the 5 GiB of one copy: split it`)
    }
    try {
      await client.send(
        new CopyObjectCommand({
          Bucket: bucket,
          Key: copyKey(object),
          CopySource: `${bucket}/${encodeURIComponent(key).replaceAll('%2F', '/')}`,
          CopySourceIfMatch: `"${etag}"`,
          MetadataDirective: 'REPLACE',
          ContentType: 'application/json',
          Metadata: { [ORIGIN_METADATA]: encodeURIComponent(`s3://${objectId(object)}`) },
        }),
      )
      return 'replayed'
    } catch (error) {
      if (isOther(error) || (await isMissing(client, bucket, key, error))) return 'changed'
      throw error
    }
  }
}

/** Whether S3 says that the object is another by now. */
function isOther(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 412
}
