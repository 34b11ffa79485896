import { AwsError } from '../../service.ts'
import { s3Errors } from './errors.ts'
import type { StoredObject } from './folder-store.ts'

/** Conditions on reading an object, from the request's `If-*` headers. */
export interface ReadConditions {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
  readonly IfModifiedSince?: Date | undefined
  readonly IfUnmodifiedSince?: Date | undefined
}

/** Throws `PreconditionFailed` (412) or `NotModified` (304). @see https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
export function checkRead(object: StoredObject, conditions: ReadConditions): void {
  if (!isReadable(object, conditions, 'match')) throw s3Errors.preconditionFailed(conditions.IfMatch ? 'If-Match' : 'If-Unmodified-Since')
  if (!isReadable(object, conditions, 'noneMatch')) throw new AwsError('NotModified', 'Not Modified', 304)
}

/** As {@link checkRead} for the source of a copy, where every refusal is a 412. */
export function checkCopySource(object: StoredObject, conditions: ReadConditions): void {
  if (isReadable(object, conditions, 'match') && isReadable(object, conditions, 'noneMatch')) return
  throw s3Errors.preconditionFailed('x-amz-copy-source-If-*')
}

function isReadable(object: StoredObject, conditions: ReadConditions, side: 'match' | 'noneMatch'): boolean {
  const { IfMatch, IfNoneMatch, IfModifiedSince, IfUnmodifiedSince } = conditions
  // HTTP dates have whole seconds.
  const modified = Math.floor(object.lastModified / 1000) * 1000
  if (side === 'match') {
    if (IfMatch !== undefined) return hasEtag(IfMatch, object.etag)
    return IfUnmodifiedSince === undefined || modified <= IfUnmodifiedSince.getTime()
  }
  if (IfNoneMatch !== undefined) return !hasEtag(IfNoneMatch, object.etag)
  return IfModifiedSince === undefined || modified > IfModifiedSince.getTime()
}

/** Conditions on writing or deleting an object. */
export interface WriteConditions {
  readonly IfMatch?: string | undefined
  readonly IfNoneMatch?: string | undefined
}

/**
 * The check of a conditional write: `If-None-Match: *` refuses to overwrite, `If-Match` replaces only what the caller has seen.
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
 */
export function checkWrite(key: string, { IfMatch, IfNoneMatch }: WriteConditions): (current: StoredObject | undefined) => void {
  if (IfNoneMatch !== undefined && IfNoneMatch !== '*') {
    throw new AwsError('NotImplemented', 'A header you provided implies functionality that is not implemented', 501, {
      Header: 'If-None-Match',
    })
  }
  return (current) => {
    if (IfNoneMatch === '*' && current !== undefined) throw s3Errors.preconditionFailed('If-None-Match')
    if (IfMatch === undefined) return
    if (current === undefined) throw s3Errors.noSuchKey(key)
    if (!hasEtag(IfMatch, current.etag)) throw s3Errors.preconditionFailed('If-Match')
  }
}

function hasEtag(condition: string, etag: string): boolean {
  const bare = (text: string) =>
    text
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1')
  return condition.trim() === '*' || condition.split(',').some((candidate) => bare(candidate) === bare(etag))
}
