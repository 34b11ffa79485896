import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { setClassifierSerdes } from '../../deploy/after-deploy/classifier-serdes.ts'
import { uploadAssets } from '../../deploy/after-deploy/upload-assets.ts'
import { bucket, csvClassifier, definePipeline } from '../../services/index.ts'
import { partsOf } from './parts-of.ts'

const IDENTITY = `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
<Account>111122223333</Account></GetCallerIdentityResult></GetCallerIdentityResponse>`

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
    const isIdentity = body.includes('Action=GetCallerIdentity')
    response.writeHead(200, { 'content-type': isIdentity ? 'text/xml' : 'application/x-amz-json-1.1' }).end(isIdentity ? IDENTITY : '{}')
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
  const { deployment, settings } = partsOf([pipeline])
  expect(await uploadAssets(deployment, settings, folder, config)).toEqual([
    's3://sluice-dev-lake-111122223333-us-east-1/scripts/run.py',
    's3://company-lake/jobs/run.py',
  ])
  const puts = seen.filter(({ method }) => method === 'PUT')
  expect(puts.map(({ path, body }) => [path, body])).toEqual([
    ['/sluice-dev-lake-111122223333-us-east-1/scripts/run.py', 'print(1)\n'],
    ['/company-lake/jobs/run.py', 'print(1)\n'],
  ])
})

test('a pipeline without files asks for nothing', async () => {
  const { deployment, settings } = partsOf([definePipeline({ name: 'none', resources: [lake] })])
  expect(await uploadAssets(deployment, settings, folder, config)).toEqual([])
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
