import type * as S3 from '@aws-sdk/client-s3'
import type { ObjectAttributes } from './object-attributes.ts'

/** The attributes that a PutObject, CopyObject or CreateMultipartUpload request sets. */
export type AttributeInput = Pick<
  S3.PutObjectRequest,
  | 'ContentType'
  | 'ContentEncoding'
  | 'ContentDisposition'
  | 'ContentLanguage'
  | 'CacheControl'
  | 'Expires'
  | 'WebsiteRedirectLocation'
  | 'StorageClass'
  | 'Metadata'
  | 'Tagging'
>

/** A request's attributes as they are kept. */
export function attributesOf(input: AttributeInput): ObjectAttributes {
  const metadata = Object.entries(input.Metadata ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const)
  const tags = Object.fromEntries(new URLSearchParams(input.Tagging ?? ''))
  // `aws-chunked` is how the body travelled, not how it is encoded.
  const encodings = (input.ContentEncoding ?? '').split(',').map((part) => part.trim())
  const encoding = encodings.filter((part) => part !== '' && part !== 'aws-chunked').join(',')
  return {
    ...(input.ContentType !== undefined && { contentType: input.ContentType }),
    ...(encoding !== '' && { contentEncoding: encoding }),
    ...(input.ContentDisposition !== undefined && { contentDisposition: input.ContentDisposition }),
    ...(input.ContentLanguage !== undefined && { contentLanguage: input.ContentLanguage }),
    ...(input.CacheControl !== undefined && { cacheControl: input.CacheControl }),
    ...(input.Expires !== undefined && { expires: input.Expires.toUTCString() }),
    ...(input.WebsiteRedirectLocation !== undefined && { websiteRedirectLocation: input.WebsiteRedirectLocation }),
    ...(input.StorageClass !== undefined && input.StorageClass !== 'STANDARD' && { storageClass: input.StorageClass }),
    ...(metadata.length > 0 && { metadata: Object.fromEntries(metadata) }),
    ...(Object.keys(tags).length > 0 && { tags }),
  }
}

/** Kept attributes as the members of a GetObject or HeadObject output. */
export function attributeMembers(attributes: ObjectAttributes) {
  const tagCount = Object.keys(attributes.tags ?? {}).length
  return {
    ContentType: attributes.contentType ?? 'binary/octet-stream',
    ContentEncoding: attributes.contentEncoding,
    ContentDisposition: attributes.contentDisposition,
    ContentLanguage: attributes.contentLanguage,
    CacheControl: attributes.cacheControl,
    ExpiresString: attributes.expires,
    WebsiteRedirectLocation: attributes.websiteRedirectLocation,
    StorageClass: attributes.storageClass as S3.StorageClass | undefined,
    Metadata: { ...attributes.metadata },
    ...(tagCount > 0 && { TagCount: tagCount }),
  }
}
