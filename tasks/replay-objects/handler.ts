import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { S3Client } from '@aws-sdk/client-s3'
import { claimsOf } from '../claims/claims-of.ts'
import { logger } from '../logging/logger.ts'
import type { ReplayObjectsInput, ReplayObjectsOutput } from './contract.ts'
import { copyReplay } from './copy-object.ts'
import { replayBatch } from './replay-batch.ts'

const s3 = new S3Client({})
const claims = claimsOf(new DynamoDBClient({}), { env: process.env, now: () => Date.now() })

/** See the contract. */
export function handler(input: ReplayObjectsInput, { awsRequestId }: { readonly awsRequestId: string }): Promise<ReplayObjectsOutput> {
  const log = logger({ task: 'replay-objects', run: awsRequestId }, console.log)
  return replayBatch(input, { claims: claims(awsRequestId).claims, replay: copyReplay(s3), log })
}
