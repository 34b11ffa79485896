import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge'
import { KinesisClient, PutRecordsCommand } from '@aws-sdk/client-kinesis'
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SendMessageBatchCommand, SQSClient } from '@aws-sdk/client-sqs'

interface ObjectCreated {
  readonly detail: { readonly bucket: { readonly name: string }; readonly object: { readonly key: string; readonly etag: string } }
}

/** Claims an object, and sends its lines to the queue; one that was claimed before is left alone. */
export async function ingest({ detail: { bucket, object } }: ObjectCreated): Promise<void> {
  try {
    await new DynamoDBClient({}).send(
      new PutItemCommand({
        TableName: 'claims',
        Item: { id: { S: `${bucket.name}/${object.key}#${object.etag}` } },
        ConditionExpression: 'attribute_not_exists(id)',
      }),
    )
  } catch (error) {
    if ((error as Error).name === 'ConditionalCheckFailedException') return
    throw error
  }
  const { Body } = await new S3Client({}).send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key }))
  const lines = ((await Body?.transformToString()) ?? '').trimEnd().split('\n')
  const Entries = lines.map((MessageBody, index) => ({ Id: String(index), MessageBody }))
  await new SQSClient({}).send(new SendMessageBatchCommand({ QueueUrl: process.env.QUEUE_URL, Entries }))
}

interface Messages {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[]
}

/** Writes what it can read, tells of it by an event, and names what it cannot. */
export async function transform({ Records }: Messages) {
  const s3 = new S3Client({})
  const batchItemFailures: { itemIdentifier: string }[] = []
  for (const { messageId, body } of Records) {
    try {
      const { id } = JSON.parse(body) as { id: number }
      await s3.send(new PutObjectCommand({ Bucket: 'lake', Key: `silver/${id}.json`, Body: body }))
    } catch {
      batchItemFailures.push({ itemIdentifier: messageId })
    }
  }
  const Detail = JSON.stringify({ rows: Records.length - batchItemFailures.length })
  await new EventBridgeClient({}).send(new PutEventsCommand({ Entries: [{ Source: 'elt', DetailType: 'PartitionWritten', Detail }] }))
  return { batchItemFailures }
}

/** Sends its event on to a stream. */
export async function publish(event: object): Promise<void> {
  const Data = Buffer.from(JSON.stringify(event))
  await new KinesisClient({}).send(new PutRecordsCommand({ StreamName: 'downstream', Records: [{ PartitionKey: 'x', Data }] }))
}

/** Fails always. */
export async function fail(): Promise<void> {
  throw new Error('never works')
}
