import { setTimeout as sleep } from 'node:timers/promises'
import { PutObjectCommand, type S3Client } from '@aws-sdk/client-s3'
import type { SQSClient } from '@aws-sdk/client-sqs'
import { RECORD_TYPES } from '../../schemas/record-types/index.ts'
import { variable, wholeNumber } from '../environment/variable.ts'
import { bronzeReader } from './bronze-reader.ts'
import { MOST_BYTES } from './send-all.ts'
import { sqsSender } from './sqs-sender.ts'

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What a function that sends rows to the queue has around it, as its environment says: `QUEUE_URL`, `REJECTS_BUCKET`, `REJECTS_PREFIX`,
 * `MESSAGE_BYTES` (262,144).
 */
export function queueWorld(s3: S3Client, sqs: SQSClient, env: Environment) {
  const bucket = variable(env, 'REJECTS_BUCKET')
  return {
    open: bronzeReader(s3),
    sender: sqsSender(sqs, variable(env, 'QUEUE_URL'), (milliseconds) => sleep(milliseconds)),
    async writeReject(key: string, body: string): Promise<void> {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: 'application/x-ndjson' }))
    },
    types: new Set(RECORD_TYPES.map(({ name }) => name)),
    rejectsPrefix: variable(env, 'REJECTS_PREFIX'),
    mostBytes: wholeNumber(env, 'MESSAGE_BYTES', MOST_BYTES),
  }
}
