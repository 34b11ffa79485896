import { expect, test } from '@jest/globals'
import { isAllowed } from '../../../analysis/iam/index.ts'
import { check } from '../../../analysis/index.ts'
import { compile, type JsonObject, type Workflow } from '../../../asl/index.ts'
import { contract } from '../../../schemas/contract/index.ts'
import { orders } from '../../../schemas/contracts/index.ts'
import type { Crawler } from '../../../services/index.ts'
import { contractedIngestionPipeline, ordersIngestionPipeline, SHOP } from '../../../workflows/contracted-ingestion/pipeline.ts'
import { actionsOf, localRoles } from '../../analysis/iam/role-of-pipeline.ts'

/** Two versions side by side, as a migration has them. */
const next = contractedIngestionPipeline(contract('orders', '0.1.0', orders.schema), SHOP)
const roles = localRoles(ordersIngestionPipeline, next)
const ids = Object.keys(roles)

const RAW = 'arn:aws:s3:::shop-raw/raw/incoming/orders/a.json'
const CURATED = 'arn:aws:s3:::shop-curated/curated/orders/schema=0.0.3/a.parquet'
const NEXT = 'arn:aws:s3:::shop-curated/curated/orders/schema=0.1.0/a.parquet'
const REJECTS = 'arn:aws:s3:::shop-curated/errors/orders/schema=0.0.3/a.jsonl'
const RESULTS = 'arn:aws:s3:::shop-athena-results/athena-results/1.csv'

function may(id: string, action: string, resource: string, context?: Readonly<Record<string, string>>): boolean {
  const role = roles[id]
  if (role === undefined) throw new Error(`there is no role ${id}: ${ids.join(', ')}`)
  return isAllowed(role.policy, { action, resource, ...(context && { context }) })
}

const who = (action: string, resource: string) => ids.filter((id) => may(id, action, resource))

test('invariant 1: nobody writes, deletes or changes raw', () => {
  for (const action of [
    's3:PutObject',
    's3:DeleteObject',
    's3:DeleteObjectVersion',
    's3:PutObjectAcl',
    's3:PutObjectTagging',
    's3:RestoreObject',
  ]) {
    expect([action, who(action, RAW)]).toEqual([action, []])
  }
  for (const action of ['s3:PutBucketPolicy', 's3:PutBucketVersioning', 's3:PutLifecycleConfiguration', 's3:DeleteBucket']) {
    expect([action, who(action, 'arn:aws:s3:::shop-raw')]).toEqual([action, []])
  }
})

test('invariant 2: the functions alone read raw, and each writes its own version of curated and errors only', () => {
  expect(who('s3:GetObject', RAW)).toEqual(['ingest-orders-0-0-3-function', 'ingest-orders-0-1-0-function'])
  expect(who('s3:PutObject', CURATED)).toEqual(['ingest-orders-0-0-3-function'])
  expect(who('s3:PutObject', NEXT)).toEqual(['ingest-orders-0-1-0-function'])
  expect(who('s3:PutObject', REJECTS)).toEqual(['ingest-orders-0-0-3-function'])
})

test('invariant 3: a crawler reads its own version and keeps the catalog, and cannot see raw', () => {
  const crawler = 'orders-0-0-3-crawler'
  expect(may(crawler, 's3:GetObject', CURATED)).toBe(true)
  expect(may(crawler, 's3:GetObject', NEXT)).toBe(false)
  expect(may(crawler, 's3:GetObject', REJECTS)).toBe(false)
  expect(may(crawler, 's3:ListBucket', 'arn:aws:s3:::shop-raw', { 's3:prefix': 'raw/incoming/' })).toBe(false)
  expect(may(crawler, 'glue:CreateTable', 'arn:aws:glue:us-east-1:000000000000:table/shop/orders_schema_0_0_3')).toBe(true)
})

test('invariant 4: queries read curated, never raw or rejects, and write nothing but their results', () => {
  const workflow = 'ingestion-orders-0-0-3-workflow'
  expect([CURATED, RAW, REJECTS].map((object) => may(workflow, 's3:GetObject', object))).toEqual([true, false, false])
  expect([CURATED, RAW, REJECTS, RESULTS].map((object) => may(workflow, 's3:PutObject', object))).toEqual([false, false, false, true])
  expect(actionsOf(roles[workflow]).filter((action) => /^glue:(Create|Update|Delete|BatchCreate|BatchDelete)/.test(action))).toEqual([])
})

test('invariant 5: data is no part of the stack, and no role names every bucket or may make one', () => {
  const kinds = new Set(ordersIngestionPipeline.resources.map(({ kind }) => kind))
  expect([...kinds].toSorted()).toEqual(['bucket', 'crawler', 'database', 'workgroup'])
  expect(ordersIngestionPipeline.assets).toEqual([])
  for (const id of ids) {
    const named = roles[id]?.policy.Statement.flatMap(({ Resource, Action }) =>
      Action.some((action) => action.startsWith('s3:')) ? Resource : [],
    )
    expect([id, named?.filter((arn) => arn === '*' || arn.startsWith('arn:aws:s3:::*'))]).toEqual([id, []])
    expect(may(id, 's3:CreateBucket', 'arn:aws:s3:::another')).toBe(false)
  }
})

test('the target of a crawler is exactly the folder of its contract, and it changes no table', () => {
  const crawlers = [...ordersIngestionPipeline.resources, ...next.resources].filter(
    (resource): resource is Crawler => resource.kind === 'crawler',
  )
  expect(crawlers.map(({ id, targets }) => [id, targets.map(({ prefix }) => prefix)])).toEqual([
    ['orders-0-0-3', ['curated/orders/schema=0.0.3/']],
    ['orders-0-1-0', ['curated/orders/schema=0.1.0/']],
  ])
  for (const { onChange, onDelete, recrawl, inheritSchema } of crawlers) {
    expect({ onChange, onDelete, recrawl, inheritSchema }).toEqual({
      onChange: 'log',
      onDelete: 'log',
      recrawl: 'new-folders',
      inheritSchema: true,
    })
  }
})

test('queries run in a workgroup of their own, whose settings hold and whose results lie in a bucket of their own', () => {
  expect(SHOP.workgroup).toMatchObject({ enforced: true, mostScannedBytes: 100 * 1024 ** 3 })
  expect(SHOP.workgroup.results.bucket).toBe(SHOP.results.name)
})

test('the machine passes the checker', () => {
  const machine = compile(ordersIngestionPipeline.workflow as Workflow) as unknown as JsonObject
  expect(check(machine)).toEqual([])
})
