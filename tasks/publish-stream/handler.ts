import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { KinesisClient, PutRecordsCommand, ResourceNotFoundException } from '@aws-sdk/client-kinesis'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import { isMissing } from '../objects/is-missing.ts'
import type { PublishStreamInput, PublishStreamOutput } from './contract.ts'
import { EMPTY_LEDGER, type Ledger, parseLedger, renderLedger } from './ledger.ts'
import { type PublishPorts, publish } from './publish.ts'

const s3 = new S3Client({})
const kinesis = new KinesisClient({})

/** See the contract. */
export async function handler(input: PublishStreamInput): Promise<PublishStreamOutput> {
  const { bucket, batch, error } = input
  const { counts, unpublishable } = await publish(linesBelow(input), await readLedger(input), portsOf(input))
  if (unpublishable.length > 0) {
    const Body = unpublishable.map(({ reason, line }) => `${JSON.stringify({ batch, reasons: reason, line })}\n`).join('')
    await s3.send(new PutObjectCommand({ Bucket: bucket, Key: `${error}${batch}.jsonl`, Body, ContentType: 'application/x-ndjson' }))
  }
  return counts
}

function portsOf({ bucket, stream, ledger: Key }: PublishStreamInput): PublishPorts {
  return {
    async put(records) {
      const Records = records.map(({ data, partitionKey }) => ({ Data: data, PartitionKey: partitionKey }))
      try {
        const { Records: answers = [] } = await kinesis.send(new PutRecordsCommand({ StreamName: stream, Records }))
        return answers.map(({ ErrorCode }) => ErrorCode)
      } catch (cause) {
        if (!(cause instanceof ResourceNotFoundException)) throw cause
        throw new TaskError('Publish.StreamNotFound', `there is no stream ${stream}: nothing was published by this call`, { cause })
      }
    },
    sleep: (milliseconds) => sleep(milliseconds),
    random: Math.random,
    async keep(ledger) {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key, Body: renderLedger(ledger), ContentType: 'application/json' }))
    },
  }
}

async function readLedger({ bucket, ledger: Key }: PublishStreamInput): Promise<Ledger> {
  let text: string
  try {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))
    text = (await Body?.transformToString()) ?? ''
  } catch (error) {
    if (await isMissing(s3, bucket, Key, error)) return EMPTY_LEDGER
    throw error
  }
  const ledger = parseLedger(text)
  if (ledger !== undefined) return ledger
  throw new TaskError(
    'Publish.BadLedger',
    `s3://${bucket}/${Key} is no ledger of this function: nothing was published; put it back, or delete it to publish the batch once more`,
  )
}

/** The lines of all files of a folder. */
async function* linesBelow({ bucket, from }: PublishStreamInput): AsyncGenerator<string> {
  let token: string | undefined
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucket, Prefix: from, ...(token !== undefined && { ContinuationToken: token }) }),
    )
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }))
      // In Node the SDK's body is a readable stream.
      for await (const line of createInterface({ input: Body as Readable, crlfDelay: Number.POSITIVE_INFINITY }))
        if (line !== '') yield line
    }
    token = page.NextContinuationToken
  } while (token !== undefined)
}
