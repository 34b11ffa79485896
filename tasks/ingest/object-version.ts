import { createHash } from 'node:crypto'

/** One version of an object. */
export interface ObjectVersion {
  readonly bucket: string
  readonly key: string
  /** Without quotes. */
  readonly etag: string
}

/** `bucket/key#etag`: by this an object is known. */
export function objectId({ bucket, key, etag }: ObjectVersion): string {
  return `${bucket}/${key}#${etag}`
}

/** Metadata of a replayed copy: `s3://` and the {@link objectId} of its original, percent-encoded, since metadata is ASCII. */
export const ORIGIN_METADATA = 'sluice-origin'

/** Where the rows of an object first came: the original of a replayed copy, or the object itself. */
export function originOf(version: ObjectVersion, metadata: Readonly<Record<string, string>> | undefined): string {
  const origin = metadata?.[ORIGIN_METADATA]
  return origin === undefined ? `s3://${objectId(version)}` : decodeURIComponent(origin)
}

/** A short name that two different texts do not share. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32)
}
