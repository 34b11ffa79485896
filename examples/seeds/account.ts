import { rm } from 'node:fs/promises'
import { gunzipSync } from 'node:zlib'
import { AthenaClient, GetQueryExecutionCommand, GetQueryResultsCommand, StartQueryExecutionCommand } from '@aws-sdk/client-athena'
import { KinesisClient } from '@aws-sdk/client-kinesis'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { GetQueueAttributesCommand, GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs'
import type { JsonObject, JsonValue } from 'sluice/asl'
import { type LiveAccount, openDeployment } from 'sluice/local'
import type { Pipeline } from 'sluice/services'

/** A local account with pipelines in it, which the demo speaks to as to any AWS account: by the SDK. */
export interface DemoAccount {
  readonly kinesis: KinesisClient
  readonly live: LiveAccount
  put(bucket: string, key: string, body: string): Promise<void>
  /** The records of all objects below a prefix: one in a `.json` file, one a line in a `.jsonl` or `.jsonl.gz` file. */
  records(bucket: string, prefix: string): Promise<readonly JsonObject[]>
  keys(bucket: string, prefix: string): Promise<readonly string[]>
  /** The only value of a statement's only row, as a number. */
  count(sql: string, workgroup: string, database: string): Promise<number>
  /** Messages in a queue. */
  depth(queue: string): Promise<number>
  /** Runs a workflow to its end. Throws where it does not succeed, unless with the error that is expected. */
  run(
    workflow: { readonly name: string },
    input: JsonValue,
    options?: { readonly name?: string; readonly expect?: string },
  ): Promise<JsonValue | undefined>
  /** Lets a second pass in which nothing is written: windows of replays end when their execution begins. */
  aSecond(): Promise<void>
}

/** Opens a fresh account in a folder, lets `use` work with it, and closes it. */
export async function withAccount<T>(
  root: string,
  pipelines: readonly Pipeline[],
  triggers: readonly string[],
  use: (account: DemoAccount) => Promise<T>,
): Promise<T> {
  await rm(root, { recursive: true, force: true })
  const { aws, start, close } = await openDeployment(pipelines, { root, triggers })
  const { url } = await aws.endpoint()
  const config = { endpoint: url, region: 'us-east-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } }
  const s3 = new S3Client({ ...config, forcePathStyle: true })
  const athena = new AthenaClient(config)
  const sqs = new SQSClient(config)
  const kinesis = new KinesisClient(config)
  const keys = async (Bucket: string, Prefix: string) => {
    const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix }))
    return Contents.map(({ Key = '' }) => Key)
  }
  try {
    return await use({
      kinesis,
      keys,
      live: await aws.live(),
      async put(Bucket, Key, Body) {
        await s3.send(new PutObjectCommand({ Bucket, Key, Body, IfNoneMatch: '*' }))
      },
      async records(Bucket, prefix) {
        const found = (await keys(Bucket, prefix)).map(async (Key) => {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }))
          const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array()
          const text = new TextDecoder().decode(Key.endsWith('.gz') ? gunzipSync(bytes) : bytes)
          const parts = Key.endsWith('.json') ? [text] : text.split('\n').filter((line) => line !== '')
          return parts.map((part) => JSON.parse(part) as JsonObject)
        })
        return (await Promise.all(found)).flat()
      },
      async count(QueryString, WorkGroup, Database) {
        const started = await athena.send(new StartQueryExecutionCommand({ QueryString, WorkGroup, QueryExecutionContext: { Database } }))
        const { QueryExecutionId } = started
        for (;;) {
          const { QueryExecution } = await athena.send(new GetQueryExecutionCommand({ QueryExecutionId }))
          const { State, StateChangeReason } = QueryExecution?.Status ?? {}
          if (State === 'SUCCEEDED') break
          if (State !== 'QUEUED' && State !== 'RUNNING') throw new Error(`${QueryString}: ${StateChangeReason}`)
          await aws.environment.clock.sleep(50)
        }
        const { ResultSet } = await athena.send(new GetQueryResultsCommand({ QueryExecutionId }))
        return Number(ResultSet?.Rows?.[1]?.Data?.[0]?.VarCharValue)
      },
      async depth(QueueName) {
        const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName }))
        const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['ApproximateNumberOfMessages'] }))
        return Number(Attributes?.ApproximateNumberOfMessages)
      },
      async run(workflow, input, { name, expect } = {}) {
        const { status, output, error, cause } = await start(workflow, input, name).result
        if (status !== 'SUCCEEDED' && error !== expect) throw new Error(`${workflow.name} ended ${status}: ${error}: ${cause}`)
        return output
      },
      aSecond: () => aws.environment.clock.sleep(2000),
    })
  } finally {
    for (const client of [s3, athena, sqs, kinesis]) client.destroy()
    await close()
  }
}
