import { setTimeout as sleep } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { RECORD_TYPES } from '../../schemas/record-types/index.ts'
import { dynamoClaims } from '../claims/dynamo-claims.ts'
import { renewalClock } from '../claims/renewal-clock.ts'
import { variable, wholeNumber } from '../environment/variable.ts'
import { errorFields, logger } from '../logging/logger.ts'
import { bronzeReader } from './bronze-reader.ts'
import type { IngestInput, IngestOutput } from './contract.ts'
import { ingestObject } from './ingest.ts'
import { MOST_BYTES } from './send-all.ts'
import { sqsSender } from './sqs-sender.ts'

const s3 = new S3Client({})
const sqs = new SQSClient({})
const dynamodb = new DynamoDBClient({})

/** Counts the tries of one process, so that a warm function's second try of an event is another holder. */
let tries = 0

/** See the contract. */
export async function handler(event: IngestInput, context: { readonly awsRequestId: string }): Promise<IngestOutput> {
  const log = logger({ task: 'ingest', run: context.awsRequestId }, console.log)
  const { env } = process
  const leaseSeconds = wholeNumber(env, 'LEASE_SECONDS', 60)
  const now = () => Date.now()
  const claims = dynamoClaims({
    client: dynamodb,
    table: variable(env, 'CLAIMS_TABLE'),
    holder: `${context.awsRequestId}.${process.pid}.${now()}.${++tries}`,
    now,
    leaseSeconds,
    keepSeconds: wholeNumber(env, 'KEEP_DAYS', 30) * 86_400,
  })
  const bucket = variable(env, 'REJECTS_BUCKET')
  try {
    return await ingestObject(
      event,
      {
        types: new Set(RECORD_TYPES.map(({ name }) => name)),
        rejectsPrefix: variable(env, 'REJECTS_PREFIX'),
        mostBytes: wholeNumber(env, 'MESSAGE_BYTES', MOST_BYTES),
      },
      {
        claims,
        open: bronzeReader(s3),
        sender: sqsSender(sqs, variable(env, 'QUEUE_URL'), (milliseconds) => sleep(milliseconds)),
        async writeReject(key, body) {
          await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/x-ndjson' }))
        },
        isRenewalDue: renewalClock(now, leaseSeconds),
        log,
      },
    )
  } catch (error) {
    log.error('failed', { object: event?.detail?.object?.key, ...errorFields(error) })
    throw error
  }
}
