import { CopyObjectCommand, DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import type { PlaceFilesInput, PlaceFilesOutput } from './contract.ts'
import { type ListedObject, leftOver, placements } from './placement.ts'

/** S3 copies at most this many bytes in one call. https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
const LARGEST_COPY = 5 * 1024 ** 3

const client = new S3Client({})

/** See the contract. */
export async function handler(input: PlaceFilesInput): Promise<PlaceFilesOutput> {
  const { bucket, from, name } = input
  if (!/^[A-Za-z0-9_-]+$/.test(name)) {
    throw new TaskError('Place.BadName', `${JSON.stringify(name)} cannot begin a file's name: use letters, digits, "-" and "_"`)
  }
  const placed = placements(await list(bucket, from), input)
  const large = placed.find(({ bytes }) => bytes > LARGEST_COPY)
  if (large !== undefined) {
    throw new TaskError(
      'Place.TooLarge',
      `s3://${bucket}/${large.from} has ${large.bytes} bytes, more than S3 copies at once: write smaller files`,
    )
  }
  for (const file of placed) {
    const CopySource = `${bucket}/${encodeURIComponent(file.from).replaceAll('%2F', '/')}`
    await client.send(new CopyObjectCommand({ Bucket: bucket, Key: file.to, CopySource }))
  }
  let replaced = 0
  for (const folder of new Set(placed.map((file) => file.folder))) {
    const found = (await list(bucket, `${folder}${name}.`)).map(({ key }) => key)
    replaced += await remove(bucket, leftOver(found, placed))
  }
  return { files: placed.length, bytes: placed.reduce((sum, { bytes }) => sum + bytes, 0), replaced }
}

async function list(bucket: string, prefix: string): Promise<readonly ListedObject[]> {
  const found: ListedObject[] = []
  let token: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) }),
    )
    for (const { Key = '', Size = 0 } of page.Contents ?? []) found.push({ key: Key, bytes: Size })
    token = page.NextContinuationToken
  } while (token !== undefined)
  return found
}

async function remove(bucket: string, keys: readonly string[]): Promise<number> {
  if (keys.length === 0) return 0
  // A batch has at most a few files in a folder; S3 takes 1,000 keys.
  const Objects = keys.slice(0, 1000).map((Key) => ({ Key }))
  const { Errors = [] } = await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }))
  const [refused] = Errors
  if (refused === undefined) return Objects.length
  throw new TaskError(
    'Place.NotReplaced',
    `s3://${bucket}/${refused.Key} of an earlier run could not be deleted, ${refused.Code}: readers would see its rows twice`,
  )
}
