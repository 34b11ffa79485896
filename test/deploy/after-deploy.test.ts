import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { setClassifierSerdes } from '../../deploy/after-deploy/classifier-serdes.ts'
import { uploadAssets } from '../../deploy/after-deploy/upload-assets.ts'
import { bucket, csvClassifier, definePipeline } from '../../services/index.ts'
import { partsOf } from './parts-of.ts'

const OUTPUTS = `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>sluice-dev</StackName>
<CreationTime>2026-01-01T00:00:00Z</CreationTime><StackStatus>CREATE_COMPLETE</StackStatus>
<Outputs><member><OutputKey>BucketLakeName</OutputKey><OutputValue>lake-1</OutputValue></member></Outputs>
</member></Stacks></DescribeStacksResult></DescribeStacksResponse>`

interface Seen {
  readonly method: string
  readonly path: string
  readonly target: string
  readonly body: string
}

let seen: Seen[] = []
let server: Server
let folder: string
let config: object

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = Buffer.concat(await request.toArray()).toString('utf8')
    seen.push({
      method: request.method ?? '',
      path: request.url?.split('?')[0] ?? '',
      target: String(request.headers['x-amz-target'] ?? ''),
      body,
    })
    const isStacks = body.includes('Action=DescribeStacks')
    response.writeHead(200, { 'content-type': isStacks ? 'text/xml' : 'application/x-amz-json-1.1' }).end(isStacks ? OUTPUTS : '{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  config = {
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    forcePathStyle: true,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestChecksumCalculation: 'WHEN_REQUIRED',
  }
  folder = await mkdtemp(join(tmpdir(), 'sluice-assets-'))
  await writeFile(join(folder, 'run.py'), 'print(1)\n')
})
beforeEach(() => {
  seen = []
})
afterAll(async () => {
  server.close()
  await rm(folder, { recursive: true, force: true })
})

const lake = bucket('lake', { zones: { scripts: 'scripts/' } })
const company = bucket('company', { zones: { scripts: 'jobs/' }, existing: 'arn:aws:s3:::company-lake' })

test("a pipeline's files are put where their folders say: in buckets of the stack, and in those that were there already", async () => {
  const pipeline = definePipeline({
    name: 'jobs',
    resources: [lake, company],
    assets: [
      { file: 'run.py', folder: lake.zones.scripts },
      { file: 'run.py', folder: company.zones.scripts },
    ],
  })
  const { deployment } = partsOf([pipeline])
  expect(await uploadAssets(deployment, 'sluice-dev', folder, config)).toEqual([
    's3://lake-1/scripts/run.py',
    's3://company-lake/jobs/run.py',
  ])
  const puts = seen.filter(({ method }) => method === 'PUT')
  expect(puts.map(({ path, body }) => [path, body])).toEqual([
    ['/lake-1/scripts/run.py', 'print(1)\n'],
    ['/company-lake/jobs/run.py', 'print(1)\n'],
  ])
})

test('a pipeline without files asks for nothing', async () => {
  expect(
    await uploadAssets(partsOf([definePipeline({ name: 'none', resources: [lake] })]).deployment, 'sluice-dev', folder, config),
  ).toEqual([])
  expect(seen).toEqual([])
})

test('classifiers are given their serdes, which CloudFormation cannot; those that were there already are left alone', async () => {
  const pipeline = definePipeline({
    name: 'csv',
    resources: [csvClassifier('own'), csvClassifier('plain', { serde: 'None' }), csvClassifier('theirs', { existing: 'company-csv' })],
  })
  const { deployment, settings } = partsOf([pipeline])
  expect(await setClassifierSerdes(deployment, settings, config)).toEqual(['sluice-dev-own'])
  expect(seen.map(({ target, body }) => [target, JSON.parse(body)])).toEqual([
    ['AWSGlue.UpdateClassifier', { CsvClassifier: { Name: 'sluice-dev-own', Serde: 'OpenCSVSerDe' } }],
  ])
})
