import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { isAllowed } from '../../../analysis/iam/index.ts'
import { workflow } from '../../../asl/index.ts'
import {
  athena,
  bindTask,
  bucket,
  crawledTable,
  crawler,
  database,
  definePipeline,
  folder,
  glue,
  onObject,
  workgroup,
} from '../../../services/index.ts'
import { actionsOf, localRoles } from './role-of-pipeline.ts'

/** Seed 003 in small: raw JSON -> Lambda -> curated Parquet -> crawler -> Athena. */
const raw = bucket('raw', { zones: { incoming: 'incoming/' }, writeOnce: true })
const curated = bucket('curated')
const dataset = folder(curated, 'dataset/schema=0.0.3/')
const results = bucket('athena-results')
const domain = database('domain')
const datasetCrawler = crawler('dataset-0-0-3', {
  database: domain,
  targets: [dataset],
  recrawl: 'new-folders',
  inheritSchema: true,
})
const queries = workgroup('queries', { results: folder(results, 'queries/') })
const ingest = {
  name: 'ingest',
  description: 'Validates and flattens',
  timeoutSeconds: 60,
  memoryMegabytes: 512,
  access: { raw: ['s3:GetObject'], curated: ['s3:PutObject'] },
} as const
const catalogIt = workflow({ name: 'catalog', input: Type.Object({}) }, (flow) => {
  flow.task('Crawl', glue.startCrawler, { Name: datasetCrawler.name })
  flow.task('Query', athena.startQueryExecution.sync, { WorkGroup: queries.name, QueryString: 'SELECT count(*) FROM dataset' })
  return {}
})
const pipeline = definePipeline({
  workflow: catalogIt,
  resources: [raw, curated, results, domain, datasetCrawler, queries],
  tasks: [bindTask(ingest, { access: { raw: raw.zones.incoming, curated: dataset } })],
  queries: { reads: [crawledTable(datasetCrawler, 'dataset')] },
  triggers: [onObject('raw-file', raw.zones.incoming, { target: ingest, suffixes: ['.json'] })],
})
const roles = localRoles(pipeline)

const ANY_RAW = 'arn:aws:s3:::raw/incoming/a.json'
const ANY_CURATED = 'arn:aws:s3:::curated/dataset/schema=0.0.3/a.parquet'

function may(id: string, action: string, resource: string, context?: Readonly<Record<string, string>>): boolean {
  const role = roles[id]
  if (role === undefined) throw new Error(`there is no role ${id}: ${Object.keys(roles).join(', ')}`)
  return isAllowed(role.policy, { action, resource, ...(context && { context }) })
}

test('invariant 1: raw data is never overwritten, and nobody may delete it or its versions', () => {
  for (const id of Object.keys(roles)) {
    for (const action of ['s3:PutObject', 's3:DeleteObject', 's3:DeleteObjectVersion', 's3:PutObjectAcl', 's3:PutBucketPolicy']) {
      expect([id, action, may(id, action, ANY_RAW)]).toEqual([id, action, false])
      expect([id, action, may(id, action, 'arn:aws:s3:::raw')]).toEqual([id, action, false])
    }
  }
})

test('invariant 2: the Lambda function reads raw and writes curated, and cannot write raw', () => {
  expect(may('ingest-function', 's3:GetObject', ANY_RAW)).toBe(true)
  expect(may('ingest-function', 's3:PutObject', ANY_CURATED)).toBe(true)
  expect(may('ingest-function', 's3:PutObject', ANY_RAW)).toBe(false)
  expect(may('ingest-function', 's3:PutObject', 'arn:aws:s3:::curated/dataset/schema=0.0.2/a.parquet')).toBe(false)
})

test('invariant 3: Glue reads curated and keeps the catalog, and cannot read raw', () => {
  expect(may('dataset-0-0-3-crawler', 's3:GetObject', ANY_CURATED)).toBe(true)
  expect(may('dataset-0-0-3-crawler', 'glue:CreateTable', 'arn:aws:glue:us-east-1:000000000000:table/domain/dataset')).toBe(true)
  expect(may('dataset-0-0-3-crawler', 's3:GetObject', ANY_RAW)).toBe(false)
  expect(may('dataset-0-0-3-crawler', 's3:ListBucket', 'arn:aws:s3:::raw', { 's3:prefix': 'incoming/' })).toBe(false)
})

test('invariant 4: Athena reads curated only, transforms nothing, and never sees raw', () => {
  expect(may('catalog-workflow', 's3:GetObject', ANY_CURATED)).toBe(true)
  expect(may('catalog-workflow', 's3:GetObject', ANY_RAW)).toBe(false)
  expect(may('catalog-workflow', 's3:PutObject', ANY_CURATED)).toBe(false)
  expect(may('catalog-workflow', 's3:PutObject', 'arn:aws:s3:::athena-results/queries/1.csv')).toBe(true)
  expect(actionsOf(roles['catalog-workflow']).filter((action) => /^glue:(Create|Update|Delete|BatchCreate)/.test(action))).toEqual([])
})

test('invariant 5: no role names every bucket, and none may make or change a bucket', () => {
  for (const { policy } of Object.values(roles)) {
    expect(policy.Statement.flatMap(({ Resource }) => Resource).filter((arn) => arn.startsWith('arn:aws:s3:::*'))).toEqual([])
  }
  for (const id of Object.keys(roles)) expect(may(id, 's3:CreateBucket', 'arn:aws:s3:::another')).toBe(false)
})
