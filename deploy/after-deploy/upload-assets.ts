import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { type Asset, type Deployment, parseToken, resourcesOf } from '../../services/index.ts'
import { logicalId } from '../names/logical-id.ts'
import type { ClientConfig } from './after-deploy.ts'
import { stackOutputs } from './stack-outputs.ts'

/** Puts the pipelines' files where their folders say. Gives their locations. Rejects where a file is not there. */
export async function uploadAssets(
  deployment: Deployment,
  stackName: string,
  serviceDir: string,
  config: ClientConfig,
): Promise<readonly string[]> {
  const assets = deployment.pipelines.flatMap((pipeline) => pipeline.assets)
  if (assets.length === 0) return []
  const outputs = await stackOutputs(stackName, config)
  const client = new S3Client(config)
  const done: string[] = []
  for (const asset of assets) {
    const target = { Bucket: bucketOf(asset, deployment, outputs), Key: asset.folder.prefix + basename(asset.file) }
    await client.send(new PutObjectCommand({ ...target, Body: await readFile(resolve(serviceDir, asset.file)) }))
    done.push(`s3://${target.Bucket}/${target.Key}`)
  }
  client.destroy()
  return done
}

/** A bucket's name is known by the stack's output, or by the declaration where it was there already. */
function bucketOf({ folder }: Asset, { resources }: Deployment, outputs: ReadonlyMap<string, string>): string {
  const id = parseToken(folder.bucket)?.id ?? ''
  const existing = resourcesOf(resources, 'bucket').find((bucket) => bucket.id === id)?.existing
  const name = existing?.split(':').at(-1) ?? outputs.get(`${logicalId('bucket', id)}Name`)
  if (name === undefined) throw new Error(`the stack has no output for bucket ${id}`)
  return name
}
