import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { RECORD_TYPES } from '../../schemas/record-types/index.ts'
import { dynamoClaims } from '../claims/dynamo-claims.ts'
import { renewalClock } from '../claims/renewal-clock.ts'
import { variable, wholeNumber } from '../environment/variable.ts'
import { bronzeReader } from '../ingest/bronze-reader.ts'
import { MOST_BYTES } from '../ingest/send-all.ts'
import { sqsSender } from '../ingest/sqs-sender.ts'
import { logger } from '../logging/logger.ts'
import type { ReplayObjectsInput, ReplayObjectsOutput } from './contract.ts'
import { copyReplay } from './copy-object.ts'
import { type ReplayPorts, replayBatch } from './replay-batch.ts'
import { sendReplay } from './send-object.ts'

const s3 = new S3Client({})
const sqs = new SQSClient({})
const dynamodb = new DynamoDBClient({})
const now = () => Date.now()

let tries = 0

/** See the contract. */
export async function handler(input: ReplayObjectsInput, context: { readonly awsRequestId: string }): Promise<ReplayObjectsOutput> {
  const { env } = process
  const leaseSeconds = wholeNumber(env, 'LEASE_SECONDS', 60)
  const claims = dynamoClaims({
    client: dynamodb,
    table: variable(env, 'CLAIMS_TABLE'),
    holder: `${context.awsRequestId}.${process.pid}.${now()}.${++tries}`,
    now,
    leaseSeconds,
    keepSeconds: wholeNumber(env, 'KEEP_DAYS', 30) * 86_400,
  })
  const log = logger({ task: 'replay-objects', run: context.awsRequestId }, console.log)
  return replayBatch(input, { claims, replay: replayOf(env, leaseSeconds), log })
}

/** By the queue where the deployment gives one, else by copying. */
function replayOf(env: NodeJS.ProcessEnv, leaseSeconds: number): ReplayPorts['replay'] {
  const queueUrl = env.QUEUE_URL ?? ''
  if (queueUrl === '') return copyReplay(s3)
  const bucket = variable(env, 'REJECTS_BUCKET')
  const mostBytes = wholeNumber(env, 'MESSAGE_BYTES', MOST_BYTES)
  return async (object, renew) =>
    sendReplay({
      open: bronzeReader(s3),
      sender: sqsSender(sqs, queueUrl, (milliseconds) => sleep(milliseconds)),
      async writeReject(key, body) {
        await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/x-ndjson' }))
      },
      // Objects are worked at side by side, and each has a lease of its own.
      isRenewalDue: renewalClock(now, leaseSeconds),
      types: new Set(RECORD_TYPES.map(({ name }) => name)),
      rejectsPrefix: variable(env, 'REJECTS_PREFIX'),
      mostBytes,
    })(object, renew)
}
