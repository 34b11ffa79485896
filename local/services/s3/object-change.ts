/** What made or removed an object, as events name it. */
export type ObjectReason = 'PutObject' | 'CopyObject' | 'CompleteMultipartUpload' | 'DeleteObject'

/** A change of an object. */
export interface ObjectChange {
  readonly kind: 'created' | 'deleted'
  readonly bucket: string
  readonly key: string
  /** Bytes. */
  readonly size: number
  /** With its quotes. */
  readonly etag: string
  readonly reason: ObjectReason
  /** Milliseconds since the Unix epoch. */
  readonly time: number
}
