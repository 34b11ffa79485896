import type { CatalogTable, CrawledTable } from './catalog-table.ts'
import type { Folder } from './folder.ts'
import type { Resource } from './resource.ts'

/** An IAM action: `s3:GetObject`. Wildcards are refused when policies are derived. */
export type IamAction = `${string}:${string}`

/** A Lambda function or a state machine of the deployment, by its name. */
export interface Deployed {
  readonly kind: 'function' | 'state-machine'
  readonly id: string
}

/** What can be allowed: a resource, a folder of a bucket, a table that a crawler makes, a function or a state machine. */
export type AccessTarget = Resource | Folder | CatalogTable | CrawledTable | Deployed

/** Actions on targets. Each action counts for the targets that AWS knows it for: `s3:ListBucket` of a folder is that of its prefix. */
export interface Grant {
  readonly actions: readonly IamAction[]
  readonly on: AccessTarget | readonly AccessTarget[]
}

/** Reading a folder's objects and listing them. */
export function readAccess(...on: readonly Folder[]): Grant {
  return Object.freeze<Grant>({ actions: ['s3:GetObject', 's3:ListBucket'], on })
}

/** Writing objects into a folder, in parts too. Nothing is read, listed or deleted. */
export function writeAccess(...on: readonly Folder[]): Grant {
  return Object.freeze<Grant>({ actions: ['s3:PutObject', 's3:AbortMultipartUpload'], on })
}

/**
 * Writing a folder with Spark, as a Glue job does: it looks whether the target is there, writes in parts into a temporary folder of the
 * target, and clears that away. Nothing else is deleted. https://docs.aws.amazon.com/glue/latest/dg/create-an-iam-role.html
 */
export function sparkWriteAccess(...on: readonly Folder[]): readonly Grant[] {
  const temporary = on.map((target): Folder => ({ ...target, prefix: `${target.prefix}*/_temporary`, uri: `${target.uri}*/_temporary` }))
  return Object.freeze<Grant[]>([
    { actions: ['s3:AbortMultipartUpload', 's3:GetObject', 's3:ListBucket', 's3:PutObject'], on },
    { actions: ['s3:DeleteObject'], on: temporary },
  ])
}
