import {
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { PublishFilesInput, PublishFilesOutput } from './contract.ts'
import { copyRanges, LARGEST_COPY } from './copy-parts.ts'

const client = new S3Client({})

interface Result {
  readonly bucket: string
  readonly key: string
  readonly bytes: number
  readonly target: string
}

/** See the contract. */
export async function handler({ bucket, run, files, manifest }: PublishFilesInput): Promise<PublishFilesOutput> {
  const results: Result[] = []
  for (const { from, key } of files) results.push({ ...(await lookUp(from)), target: key })
  const published: PublishFilesOutput['files'] = []
  for (const result of results) published.push({ key: result.target, bytes: result.bytes, etag: await copy(result, bucket) })
  const body = `${JSON.stringify({ run, files: published }, undefined, 2)}\n`
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: manifest, Body: body, ContentType: 'application/json' }))
  return { files: published }
}

async function lookUp(location: string): Promise<Omit<Result, 'target'>> {
  const [, bucket, key] = /^s3:\/\/([^/]+)\/(.+)$/.exec(location) ?? []
  if (bucket === undefined || key === undefined) throw new TaskError('Publish.BadLocation', `${location} is no s3://bucket/key`)
  try {
    const { ContentLength = 0 } = await client.send(new HeadObjectCommand({ Bucket: bucket, Key: key }))
    return { bucket, key, bytes: ContentLength }
  } catch (error) {
    // Who may not list a bucket is told 403 of an object that is not there.
    if (error instanceof S3ServiceException && [403, 404].includes(error.$metadata.httpStatusCode ?? 0)) {
      throw new TaskError(
        'Publish.ResultNotFound',
        `there is no object at ${location}, or none that this function may read: nothing was published`,
        { cause: error },
      )
    }
    throw error
  }
}

async function copy(result: Result, bucket: string): Promise<string> {
  const source = `${result.bucket}/${encodeURIComponent(result.key).replaceAll('%2F', '/')}`
  const target = { Bucket: bucket, Key: result.target }
  if (result.bytes > LARGEST_COPY) return copyInParts(source, result.bytes, target)
  const { CopyObjectResult } = await client.send(
    new CopyObjectCommand({ ...target, CopySource: source, ContentType: 'text/csv', MetadataDirective: 'REPLACE' }),
  )
  return CopyObjectResult?.ETag ?? ''
}

async function copyInParts(source: string, bytes: number, target: { readonly Bucket: string; readonly Key: string }): Promise<string> {
  const { UploadId } = await client.send(new CreateMultipartUploadCommand({ ...target, ContentType: 'text/csv' }))
  const upload = { ...target, UploadId }
  const parts: { readonly ETag: string | undefined; readonly PartNumber: number }[] = []
  for (const [index, range] of copyRanges(bytes).entries()) {
    const part = await client.send(
      new UploadPartCopyCommand({ ...upload, PartNumber: index + 1, CopySource: source, CopySourceRange: range }),
    )
    parts.push({ ETag: part.CopyPartResult?.ETag, PartNumber: index + 1 })
  }
  const { ETag } = await client.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts: parts } }))
  return ETag ?? ''
}
