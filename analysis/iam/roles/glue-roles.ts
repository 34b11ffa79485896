import type { Crawler, Deployment, GlueJob, IamAction } from '../../../services/index.ts'
import type { Need } from '../calls/call.ts'
import type { Role } from '../policy-document.ts'
import { makesLogs } from './logs.ts'
import { ROLE_ID } from './role-ids.ts'
import { roleOf } from './role-of.ts'

const SERVICE = 'glue.amazonaws.com'
const KEEPS_TABLES: readonly IamAction[] = [
  'glue:BatchCreatePartition',
  'glue:BatchGetPartition',
  'glue:BatchUpdatePartition',
  'glue:CreatePartition',
  'glue:CreateTable',
  'glue:GetDatabase',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
  'glue:UpdatePartition',
  'glue:UpdateTable',
]
const DELETES_TABLES: readonly IamAction[] = ['glue:BatchDeletePartition', 'glue:DeletePartition', 'glue:DeleteTable']

/** What a crawler may do: read its targets, keep the tables of its prefix, write its logs. https://docs.aws.amazon.com/glue/latest/dg/create-service-policy.html */
export function crawlerRole(crawler: Crawler, deployment: Deployment): Role {
  const needs: readonly Need[] = [
    { actions: ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket'], on: crawler.targets },
    ...tableNeeds(crawler),
    ...makesLogs('/aws-glue/crawlers*'),
  ]
  return roleOf(ROLE_ID.crawler(crawler.id), SERVICE, needs, deployment)
}

/** The tables that it makes are known by their prefix only. It looks at the names of all, so that it takes none that is taken. */
function tableNeeds({ database, tablePrefix, onDelete, targets }: Crawler): readonly Need[] {
  const actions = onDelete === 'delete' ? [...KEEPS_TABLES, ...DELETES_TABLES] : KEEPS_TABLES
  const [folder] = targets
  const on = folder === undefined ? [] : [{ kind: 'crawled-table', database, table: `${tablePrefix}*`, folder } as const]
  return [
    { actions, on },
    { actions: ['glue:GetTables'], on: on.map((table) => ({ ...table, table: '*' })) },
  ]
}

/** What a job may do: read its script, what it is granted, write its logs and metrics. */
export function glueJobRole(job: GlueJob, deployment: Deployment): Role {
  const script = { ...job.script.folder, prefix: job.script.folder.prefix + job.script.file }
  const needs: readonly Need[] = [
    { actions: ['s3:GetObject'], on: script },
    ...job.access,
    ...makesLogs('/aws-glue/jobs/*'),
    { action: 'cloudwatch:PutMetricData', resource: '*', condition: { StringEquals: { 'cloudwatch:namespace': ['Glue'] } } },
  ]
  return roleOf(ROLE_ID.glueJob(job.id), SERVICE, needs, deployment)
}
