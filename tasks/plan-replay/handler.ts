import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { variable } from '../environment/variable.ts'
import { SUFFIXES } from '../ingest/file-rows.ts'
import { logger } from '../logging/logger.ts'
import { isMissing } from '../objects/is-missing.ts'
import type { PlanReplayInput, PlanReplayOutput } from './contract.ts'
import { listedObjects } from './listed-objects.ts'
import { makePlan } from './plan-replay.ts'

const s3 = new S3Client({})

/** See the contract. */
export async function handler(input: PlanReplayInput, context: { readonly awsRequestId: string }): Promise<PlanReplayOutput> {
  const { env } = process
  const plansBucket = variable(env, 'PLANS_BUCKET')
  const settings = {
    plansBucket,
    plansPrefix: variable(env, 'PLANS_PREFIX'),
    replayPrefix: variable(env, 'REPLAY_PREFIX'),
    suffixes: SUFFIXES,
  }
  return makePlan(input, settings, {
    list: (bucket, prefix) => listedObjects(s3, bucket, prefix),
    async read(key) {
      try {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: plansBucket, Key: key }))
        return await Body?.transformToString()
      } catch (error) {
        if (await isMissing(s3, plansBucket, key, error)) return undefined
        throw error
      }
    },
    async write(key, body) {
      await s3.send(new PutObjectCommand({ Bucket: plansBucket, Key: key, Body: body, ContentType: 'application/x-ndjson' }))
    },
    log: logger({ task: 'plan-replay', run: context.awsRequestId }, console.log),
  })
}
