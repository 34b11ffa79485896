import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { SQSClient } from '@aws-sdk/client-sqs'
import { claimsOf } from '../claims/claims-of.ts'
import { logger } from '../logging/logger.ts'
import type { IngestInput, IngestOutput } from './contract.ts'
import { ingestObject } from './ingest.ts'
import { queueWorld } from './queue-world.ts'

const s3 = new S3Client({})
// The address that the environment gives counts, where a queue URL was made for another.
const sqs = new SQSClient({ useQueueUrlAsEndpoint: false })
const claims = claimsOf(new DynamoDBClient({}), { env: process.env, now: () => Date.now() })

/** See the contract. */
export async function handler(event: IngestInput, { awsRequestId }: { readonly awsRequestId: string }): Promise<IngestOutput> {
  const log = logger({ task: 'ingest', run: awsRequestId }, console.log)
  const world = queueWorld(s3, sqs, process.env)
  return ingestObject(event, world, { ...claims(awsRequestId), ...world, log })
}
