import { SqlError } from '../sql/sql-error.ts'

/** A folder of a bucket. */
export interface S3Location {
  readonly bucket: string
  /** Empty, or ending with a slash. */
  readonly prefix: string
}

/** Reads `s3://bucket/folder/`; a location is always a folder, whether or not its slash is written. Throws for anything else. */
export function s3Location(uri: string): S3Location {
  const match = /^s3[an]?:\/\/([^/]+)\/?(.*)$/s.exec(uri)
  if (match === null) throw new SqlError('INVALID_TABLE_PROPERTY', `Location URI is not a valid file system URI: ${uri}`)
  const [, bucket = '', key = ''] = match
  return { bucket, prefix: key === '' || key.endsWith('/') ? key : `${key}/` }
}

/** `s3://bucket/key` */
export function s3Uri(bucket: string, key: string): string {
  return `s3://${bucket}/${key}`
}
