import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { policiesOf } from '../../../analysis/iam/index.ts'
import { type Flow, type Inside, type Ref, text, workflow } from '../../../asl/index.ts'
import {
  athena,
  bindTask,
  bucket,
  catalogTable,
  database,
  definePipeline,
  folder,
  glue,
  lambda,
  type PipelineOptions,
  s3,
  workgroup,
} from '../../../services/index.ts'
import { actionsOf, localRoles, resourcesNamed } from './role-of-pipeline.ts'

const Input = Type.Object({ bucket: Type.String(), key: Type.String() })
const lake = bucket('lake', { zones: { raw: 'raw/', output: 'output/', results: 'results/' } })
const catalog = database('sales')
const queries = workgroup('queries', { results: lake.zones.results })
const orders = catalogTable('orders', { database: catalog, folder: lake.zones.raw, columns: [['id', 'string']] })

type Build = (flow: Flow<Inside<'copy'>>, input: Ref<{ readonly bucket: string; readonly key: string }, Inside<'copy'>>) => void

function pipelineOf(build: Build, options: Partial<PipelineOptions> = {}) {
  const machine = workflow({ name: 'copy', input: Input }, (flow, input) => {
    build(flow, input)
    return {}
  })
  return definePipeline({ workflow: machine, resources: [lake, catalog, queries, orders], logs: { level: 'OFF' }, ...options })
}

test('a bucket that comes from the input fails the build, and says what to declare', () => {
  const build: Build = (flow, input) => flow.task('Head', s3.headObject, { Bucket: input.bucket, Key: input.key })
  expect(() => policiesOf(pipelineOf(build))).toThrow(
    /copy\/Head: Bucket and Key is known at run time only, and nothing bounds which objects it may name.*declare the bucket, or better a folder of it, in the pipeline's `bounds`/s,
  )
  const { 'copy-workflow': role } = localRoles(pipelineOf(build, { bounds: [lake.zones.raw] }))
  expect(role?.policy.Statement).toEqual([{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::lake/raw/*'] }])
})

test('a key is bounded by the constant text that it begins with', () => {
  const { 'copy-workflow': role } = localRoles(
    pipelineOf((flow, input) =>
      flow.task('Copy', s3.copyObject, {
        Bucket: lake.name,
        Key: text`output/${input.key}`,
        CopySource: text`${lake.name}/raw/${input.key}`,
      }),
    ),
  )
  expect(role?.policy.Statement).toEqual([
    { Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::lake/raw/*'] },
    { Effect: 'Allow', Action: ['s3:PutObject'], Resource: ['arn:aws:s3:::lake/output/*'] },
  ])
})

test('a resource that nobody declared fails the build', () => {
  const build: Build = (flow) => flow.task('Start', glue.startCrawler, { Name: 'nightly' })
  expect(() => policiesOf(pipelineOf(build))).toThrow(/Name is nightly, which no pipeline declares as a crawler.*`existing`/s)
  const other: Build = (flow) => flow.task('Read', s3.headObject, { Bucket: 'other', Key: 'a' })
  expect(() => policiesOf(pipelineOf(other))).toThrow(/Bucket and Key is other, which no pipeline declares as a bucket/)
})

test('a query without declared tables, and a statement that writes elsewhere, fail the build', () => {
  const query =
    (sql: string): Build =>
    (flow) =>
      flow.task('Query', athena.startQueryExecution.sync, { WorkGroup: queries.name, QueryString: sql })
  expect(() => policiesOf(pipelineOf(query('SELECT 1')))).toThrow(/nothing says what its statements read and write.*`queries/s)
  const unload = query(`UNLOAD (SELECT 1) TO '${lake.zones.output.uri}a/' WITH (format = 'PARQUET')`)
  expect(() => policiesOf(pipelineOf(unload, { queries: { reads: [orders] } }))).toThrow(
    /names s3:\/\/\$\{bucket.lake.name\}\/output\/a\/, which the pipeline does not declare/,
  )
  expect(() => policiesOf(pipelineOf(unload, { queries: { reads: [orders], writes: [lake.zones.output] } }))).not.toThrow()
})

test('a query that only reads may neither change the catalog nor write outside its results', () => {
  const build: Build = (flow) => flow.task('Query', athena.startQueryExecution.sync, { WorkGroup: queries.name, QueryString: 'SELECT 1' })
  const { 'copy-workflow': role } = localRoles(pipelineOf(build, { queries: { reads: [orders] } }))
  expect(actionsOf(role).filter((action) => /^glue:.*(Create|Update|Delete)/.test(action))).toEqual([])
  const puts = role?.policy.Statement.filter(({ Action }) => Action.includes('s3:PutObject'))
  expect(puts?.flatMap(({ Resource }) => Resource)).toEqual(['arn:aws:s3:::lake/results/*'])
})

test('an action that IAM does not have, one on a target that it is not about, and a wildcard fail the build', () => {
  const withAccess = (actions: readonly `${string}:${string}`[]) => () =>
    policiesOf(pipelineOf(() => undefined, { access: [{ actions, on: lake.zones.raw }] }))
  expect(withAccess(['s3:ReadObject'])).toThrow(/IAM has no action "s3:ReadObject"/)
  expect(withAccess(['sqs:SendMessage'])).toThrow(/sqs:SendMessage is not about a folder/)
  expect(withAccess(['s3:Get*'])).toThrow(/a wildcard allows what nobody has looked at/)
  expect(withAccess(['s3:GetObject'])).not.toThrow()
})

test('a slot that is switched off grants nothing', () => {
  const load = { name: 'load', description: '', timeoutSeconds: 1, memoryMegabytes: 128, access: { bus: ['events:PutEvents'] } } as const
  const off = pipelineOf(() => undefined, { tasks: [bindTask(load, { access: { bus: 'none' } })] })
  expect(actionsOf(localRoles(off)['load-function'])).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents'])
})

test('a function that a machine calls must be a task of a pipeline', () => {
  const missing = { name: 'missing', input: Type.Object({}), output: Type.Object({}), errors: [] }
  const build: Build = (flow) => flow.task('Call', lambda.invoke(missing), {})
  expect(() => policiesOf(pipelineOf(build))).toThrow(/FunctionName is missing, which no pipeline declares as a function/)
})

test('a folder inside a declared folder is named to its end', () => {
  const build: Build = (flow) => flow.task('List', s3.listObjectsV2, { Bucket: lake.name, Prefix: folder(lake.zones.raw, '2025/').prefix })
  const { 'copy-workflow': role } = localRoles(pipelineOf(build))
  expect(role?.policy.Statement).toEqual([
    {
      Effect: 'Allow',
      Action: ['s3:ListBucket'],
      Resource: ['arn:aws:s3:::lake'],
      Condition: { StringLike: { 's3:prefix': ['raw/2025/*'] } },
    },
  ])
  expect(resourcesNamed(role)).toEqual(['arn:aws:s3:::lake'])
})
