import type { JsonObject } from '../../../asl/index.ts'
import { ACCOUNT, type Folder, type IamAction, PARTITION, REGION, resourcesOf, type Workgroup } from '../../../services/index.ts'
import { findTargets } from '../find-target.ts'
import { refuse, type Scope } from '../scope.ts'
import { actionOf } from './action-of.ts'
import type { Need, NeedsOf } from './call.ts'

const READS: readonly IamAction[] = ['s3:GetBucketLocation', 's3:GetObject', 's3:ListBucket']
const WRITES: readonly IamAction[] = [
  's3:AbortMultipartUpload',
  's3:GetBucketLocation',
  's3:ListBucket',
  's3:ListBucketMultipartUploads',
  's3:ListMultipartUploadParts',
  's3:PutObject',
]
const LOOKS_UP: readonly IamAction[] = [
  'glue:BatchGetPartition',
  'glue:GetDatabase',
  'glue:GetPartition',
  'glue:GetPartitions',
  'glue:GetTable',
]
const CHANGES: readonly IamAction[] = ['glue:BatchCreatePartition', 'glue:CreatePartition', 'glue:UpdatePartition', 'glue:UpdateTable']

/** Athena acts with the rights of who starts the query. https://docs.aws.amazon.com/athena/latest/ug/security-iam-athena.html */
export const athenaNeeds: NeedsOf = (call, scope) => {
  const workgroups = workgroupsOf(call.arguments, scope)
  const own: Need = { actions: [actionOf(call, scope)], on: workgroups }
  const results = workgroups.flatMap((workgroup) => (workgroup.kind === 'workgroup' ? workgroup.results : []))
  if (call.operation === 'GetQueryResults') return [own, { actions: ['s3:GetObject'], on: results }]
  if (call.operation !== 'StartQueryExecution') return [own]
  checkTargets(call.arguments, scope)
  return [
    own,
    ...(call.waits ? [{ actions: ['athena:GetQueryExecution', 'athena:StopQueryExecution'] as const, on: workgroups }] : []),
    { action: 'athena:GetDataCatalog', resource: `arn:${PARTITION}:athena:${REGION}:${ACCOUNT}:datacatalog/AwsDataCatalog` },
    { actions: [...WRITES, 's3:GetObject'], on: results },
    ...queryNeeds(scope),
  ]
}

/** What a query may read and write, as the pipeline declares it. */
function queryNeeds(scope: Scope): readonly Need[] {
  const { reads, writes, changes } = scope.pipeline.queries
  if (reads.length + writes.length + changes.length === 0) {
    refuse(
      scope,
      'undeclared-queries',
      'a query runs, but nothing says what its statements read and write',
      'give the pipeline `queries: { reads: [...], writes: [...] }`',
    )
  }
  return [
    { actions: LOOKS_UP, on: [...reads, ...changes] },
    { actions: READS, on: reads.map(({ folder }) => folder) },
    { actions: CHANGES, on: changes },
    { actions: WRITES, on: [...writes, ...changes.map(({ folder }) => folder)] },
  ]
}

/** Without a name in the arguments it is one of the pipeline's own. */
function workgroupsOf({ WorkGroup }: JsonObject, scope: Scope) {
  if (WorkGroup !== undefined) return findTargets('workgroup', WorkGroup, 'WorkGroup', scope)
  const own: readonly Workgroup[] = resourcesOf(scope.pipeline.resources, 'workgroup')
  if (own.length > 0) return own
  refuse(
    scope,
    'undeclared-target',
    'a query runs in no workgroup that a pipeline declares',
    'declare a workgroup, and name it in `WorkGroup`',
  )
}

const LOCATION = /s3:\/\/(\$\{bucket\.[A-Za-z0-9_-]+\.name\})\/([^"'\s\\]*)/g

/** The locations that can be seen in a statement must be among those declared: what is read or written elsewhere would fail on AWS. */
function checkTargets({ QueryString }: JsonObject, scope: Scope): void {
  const { reads, writes, changes } = scope.pipeline.queries
  const declared: readonly Folder[] = [...writes, ...[...reads, ...changes].map(({ folder }) => folder)]
  for (const [location, bucket = '', prefix = ''] of String(QueryString).matchAll(LOCATION)) {
    if (declared.some((folder) => folder.bucket === bucket && prefix.startsWith(folder.prefix))) continue
    refuse(
      scope,
      'undeclared-query-target',
      `a statement names ${location}, which the pipeline does not declare`,
      'add its folder to `queries.writes`',
    )
  }
}
