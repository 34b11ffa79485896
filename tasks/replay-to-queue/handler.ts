import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { claimsOf } from '../claims/claims-of.ts'
import { queueWorld } from '../ingest/queue-world.ts'
import { logger } from '../logging/logger.ts'
import type { ReplayObjectsInput, ReplayObjectsOutput } from '../replay-objects/contract.ts'
import { replayBatch } from '../replay-objects/replay-batch.ts'
import { sendReplay } from './send-object.ts'

const s3 = new S3Client({})
// The address that the environment gives counts, where a queue URL was made for another.
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
const claims = claimsOf(new DynamoDBClient({}), { env: process.env, now: () => Date.now() })

/** See the contract. */
export function handler(input: ReplayObjectsInput, { awsRequestId }: { readonly awsRequestId: string }): Promise<ReplayObjectsOutput> {
  const log = logger({ task: 'replay-to-queue', run: awsRequestId }, console.log)
  const world = queueWorld(s3, sqs, process.env)
  // Objects are worked at side by side, so each has a lease and a clock of its own.
  const replay = sendReplay({ ...world, renewalClock: () => claims(awsRequestId).isRenewalDue })
  return replayBatch(input, { claims: claims(awsRequestId).claims, replay, log })
}
