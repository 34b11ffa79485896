import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { variable } from '../environment/variable.ts'
import { isMissing } from '../objects/is-missing.ts'
import { type Enriched, enrichFiles, type LinesOf } from './enrich-files.ts'

/** Runs the task of an environment; see the contract. */
export async function runTask(environment: Readonly<Record<string, string | undefined>>): Promise<Enriched> {
  const client = new S3Client({})
  const bucket = variable(environment, 'BUCKET')
  const from = variable(environment, 'FROM')
  const to = variable(environment, 'TO')
  const users = variable(environment, 'USERS')
  return enrichFiles(variable(environment, 'BATCH'), {
    async users() {
      try {
        return await linesOf(client, bucket, users)
      } catch (error) {
        if (await isMissing(client, bucket, users, error)) return undefined
        throw error
      }
    },
    events: () => filesBelow(client, bucket, from),
    async write(name, Body) {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: to + name, Body, ContentType: 'application/x-ndjson' }))
    },
  })
}

async function* filesBelow(client: S3Client, bucket: string, prefix: string): AsyncGenerator<LinesOf> {
  let token: string | undefined
  do {
    const page = await client.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token !== undefined && { ContinuationToken: token }) }),
    )
    for (const { Key = '' } of page.Contents ?? []) yield await linesOf(client, bucket, Key)
    token = page.NextContinuationToken
  } while (token !== undefined)
}

async function linesOf(client: S3Client, bucket: string, key: string): Promise<LinesOf> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }))
  // In Node the SDK's body is a readable stream.
  const body = Body as Readable
  return { file: `s3://${bucket}/${key}`, lines: filled(key.endsWith('.gz') ? body.compose(createGunzip()) : body) }
}

/** The lines that hold something. */
async function* filled(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) if (line.trim() !== '') yield line
}
