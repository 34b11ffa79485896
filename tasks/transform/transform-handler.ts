import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { EventBridgeClient } from '@aws-sdk/client-eventbridge'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import type { RecordType } from '../../schemas/record-type.ts'
import { variable, wholeNumber } from '../environment/variable.ts'
import { digestOf } from '../ingest/object-version.ts'
import { logger } from '../logging/logger.ts'
import type { TransformInput, TransformOutput } from './contract.ts'
import { dynamoRowLedger } from './dynamo-row-ledger.ts'
import { partitionEvents } from './partition-events.ts'
import { silverStore } from './silver-store.ts'
import { type TransformPorts, transformBatch } from './transform.ts'

/** The handler of a transform function: see the contract. */
export type TransformHandler = (event: TransformInput, context: { readonly awsRequestId: string }) => Promise<TransformOutput>

/** A handler for these record types, configured by the environment. A service with record types of its own makes one of theirs. */
export function transformHandler(recordTypes: readonly RecordType[]): TransformHandler {
  const s3 = new S3Client({})
  const dynamodb = new DynamoDBClient({})
  const eventBridge = new EventBridgeClient({})
  const types = new Map(recordTypes.map((type) => [type.name, type]))
  const now = () => Date.now()
  return (event, { awsRequestId }) => {
    const { env } = process
    const silverBucket = variable(env, 'SILVER_BUCKET')
    const bus = env.EVENT_BUS ?? ''
    const rejects = { bucket: variable(env, 'REJECTS_BUCKET'), prefix: variable(env, 'REJECTS_PREFIX') }
    const reject: TransformPorts['reject'] = async ({ body, message, faults }) => {
      const name = message === undefined ? digestOf(body) : message.id
      const text = `${JSON.stringify({ source: message?.source, position: message?.position, faults, body }, undefined, 2)}\n`
      const Key = `${rejects.prefix}${message?.type ?? 'unknown'}/${name}.json`
      await s3.send(new PutObjectCommand({ Bucket: rejects.bucket, Key, Body: text, ContentType: 'application/json' }))
    }
    const ports: TransformPorts = {
      silver: silverStore(s3, silverBucket),
      ledger: dynamoRowLedger({
        client: dynamodb,
        table: variable(env, 'CLAIMS_TABLE'),
        now,
        leaseSeconds: wholeNumber(env, 'LEASE_SECONDS', 90),
        keepSeconds: wholeNumber(env, 'KEEP_DAYS', 30) * 86_400,
      }),
      now,
      log: logger({ task: 'transform', run: awsRequestId }, console.log),
      reject,
      ...(bus !== '' && { announce: partitionEvents(eventBridge, bus) }),
    }
    const refused = env.REFUSED === 'reject-only' ? 'reject-only' : 'dead-letter'
    return transformBatch(event, { types, silverBucket, silverPrefix: variable(env, 'SILVER_PREFIX'), refused }, ports)
  }
}
