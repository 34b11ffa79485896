import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ACCOUNT, type Asset, type Deployment, parseToken, resourcesOf } from '../../services/index.ts'
import { physicalNames } from '../names/physical-names.ts'
import type { DeploySettings } from '../settings/settings.ts'
import { accountOf } from './account-of.ts'
import type { ClientConfig } from './after-deploy.ts'

/** Puts the pipelines' files where their folders say. Gives their locations. Rejects where a file is not there. */
export async function uploadAssets(
  deployment: Deployment,
  settings: DeploySettings,
  serviceDir: string,
  config: ClientConfig,
): Promise<readonly string[]> {
  const assets = deployment.pipelines.flatMap((pipeline) => pipeline.assets)
  if (assets.length === 0) return []
  const account = await accountOf(config)
  const client = new S3Client(config)
  const done: string[] = []
  for (const asset of assets) {
    const bucket = bucketOf(asset, deployment, settings).replace(ACCOUNT, account)
    const target = { Bucket: bucket, Key: asset.folder.prefix + basename(asset.file) }
    await client.send(new PutObjectCommand({ ...target, Body: await readFile(resolve(serviceDir, asset.file)) }))
    done.push(`s3://${target.Bucket}/${target.Key}`)
  }
  client.destroy()
  return done
}

/** A bucket is named by the deployment, or by who made it before. */
function bucketOf({ folder }: Asset, { resources }: Deployment, settings: DeploySettings): string {
  const id = parseToken(folder.bucket)?.id ?? ''
  const existing = resourcesOf(resources, 'bucket').find((bucket) => bucket.id === id)?.existing
  return existing?.split(':').at(-1) ?? physicalNames(settings).nameOf('bucket', id)
}
