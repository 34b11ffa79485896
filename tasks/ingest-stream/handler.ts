import { HeadObjectCommand, PutObjectCommand, S3Client, S3ServiceException } from '@aws-sdk/client-s3'
import { TaskError } from '../../schemas/task-error.ts'
import { variable } from '../environment/variable.ts'
import type { IngestStreamInput, IngestStreamOutput } from './contract.ts'
import { planBatch } from './plan-batch.ts'
import { type BatchZones, storeBatch } from './store-batch.ts'

const client = new S3Client({})
const JSON_LINES = 'application/x-ndjson'
/** The metadata under which a raw object says how far it goes. */
const LAST = 'last-sequence'

/** See the contract. */
export async function handler({ Records }: IngestStreamInput): Promise<IngestStreamOutput> {
  const plan = planBatch(Records)
  if (plan === undefined) return { batchItemFailures: [] }
  const { env } = process
  const zones = zonesIn(variable(env, 'RAW_BUCKET'), variable(env, 'ERROR_BUCKET'))
  await storeBatch(plan, { raw: variable(env, 'RAW_PREFIX'), error: variable(env, 'ERROR_PREFIX') }, zones)
  return { batchItemFailures: plan.again === undefined ? [] : [{ itemIdentifier: plan.again }] }
}

function zonesIn(raw: string, error: string): BatchZones {
  return {
    async putRaw(Key, Body, last) {
      const object = { Bucket: raw, Key }
      try {
        await client.send(new PutObjectCommand({ ...object, Body, ContentType: JSON_LINES, IfNoneMatch: '*', Metadata: { [LAST]: last } }))
        return undefined
      } catch (cause) {
        if (!(cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === 412)) throw cause
        const { Metadata } = await client.send(new HeadObjectCommand(object))
        const stored = Metadata?.[LAST]
        if (stored !== undefined) return stored
        throw new TaskError(
          'Ingest.RawObjectUnknown',
          `s3://${raw}/${Key} is there, but was not stored by this function: nothing is overwritten; give it another key`,
          { cause },
        )
      }
    },
    async putError(Key, Body) {
      await client.send(new PutObjectCommand({ Bucket: error, Key, Body, ContentType: JSON_LINES }))
    },
  }
}
