import { S3Client } from '@aws-sdk/client-s3'
import { listedObjects } from '../plan-replay/listed-objects.ts'
import type { InspectSilverInput, InspectSilverOutput } from './contract.ts'
import { recentParquet } from './recent-parquet.ts'

const s3 = new S3Client({})

/** See the contract. */
export function handler(input: InspectSilverInput): Promise<InspectSilverOutput> {
  return recentParquet(input, listedObjects(s3, input.bucket, input.prefix))
}
