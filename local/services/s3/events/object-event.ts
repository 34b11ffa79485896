import type { LocalEnvironment } from '../../../service.ts'
import type { ObjectChange, ObjectReason } from '../object-change.ts'

/** Names of direct notifications by what made the object. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-how-to-event-types-and-destinations.html */
export const EVENT_NAMES: Readonly<Record<ObjectReason, string>> = {
  PutObject: 'ObjectCreated:Put',
  CopyObject: 'ObjectCreated:Copy',
  CompleteMultipartUpload: 'ObjectCreated:CompleteMultipartUpload',
  DeleteObject: 'ObjectRemoved:Delete',
}

type Account = Pick<LocalEnvironment, 'region' | 'accountId' | 'uuid'>

/** Later changes of a key have a greater one. */
function sequencer(time: number): string {
  return Math.floor(time * 1000)
    .toString(16)
    .toUpperCase()
    .padStart(18, '0')
}

/** A change as EventBridge tells it. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
export function bridgeEvent({ kind, bucket, key, size, etag, reason, time }: ObjectChange, { accountId, uuid }: Account) {
  const isCreated = kind === 'created'
  return {
    source: 'aws.s3',
    'detail-type': isCreated ? 'Object Created' : 'Object Deleted',
    resources: [`arn:aws:s3:::${bucket}`],
    detail: {
      version: '0',
      bucket: { name: bucket },
      object: { key, ...(isCreated && { size }), etag: etag.replaceAll('"', ''), sequencer: sequencer(time) },
      'request-id': uuid().slice(0, 8).toUpperCase(),
      requester: accountId,
      'source-ip-address': '127.0.0.1',
      reason,
      ...(!isCreated && { 'deletion-type': 'Permanently Deleted' }),
    },
  }
}

/** A change as functions, queues and topics are told it: the key is URL-encoded, a blank a plus. @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
export function notificationRecord(
  { bucket, key, size, etag, reason, kind, time }: ObjectChange,
  id: string,
  { region, accountId, uuid }: Account,
) {
  return {
    eventVersion: '2.1',
    eventSource: 'aws:s3',
    awsRegion: region,
    eventTime: new Date(time).toISOString(),
    eventName: EVENT_NAMES[reason],
    userIdentity: { principalId: `AWS:${accountId}` },
    requestParameters: { sourceIPAddress: '127.0.0.1' },
    responseElements: { 'x-amz-request-id': uuid(), 'x-amz-id-2': 'local' },
    s3: {
      s3SchemaVersion: '1.0',
      configurationId: id,
      bucket: { name: bucket, ownerIdentity: { principalId: accountId }, arn: `arn:aws:s3:::${bucket}` },
      object: {
        key: encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+'),
        ...(kind === 'created' && { size, eTag: etag.replaceAll('"', '') }),
        sequencer: sequencer(time),
      },
    },
  }
}
