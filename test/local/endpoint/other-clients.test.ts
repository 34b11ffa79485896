import { execFile, execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Endpoint, startEndpoint } from '../../../local/endpoint/endpoint.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

const run = promisify(execFile)
const isThere = (command: string, ...words: string[]) => {
  try {
    execFileSync(command, words, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}
const testWithBoto3 = isThere('python3', '-c', 'import boto3') ? test : test.skip
const testWithCli = isThere('aws', '--version') ? test : test.skip

let endpoint: Endpoint
let env: NodeJS.ProcessEnv

beforeAll(async () => {
  const environment = await emptyEnvironment()
  endpoint = await startEndpoint({ services: [s3({ environment })], uuid: randomUUID })
  const { AWS_CA_BUNDLE: _bundle, AWS_PROFILE: _profile, ...inherited } = process.env
  const keys = { AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b', AWS_DEFAULT_REGION: 'us-east-1' }
  env = { ...inherited, ...keys, AWS_ENDPOINT_URL: endpoint.url, AWS_EC2_METADATA_DISABLED: 'true' }
})
afterAll(() => endpoint.close())

const SCRIPT = `
import boto3, io, json, urllib.request
from boto3.s3.transfer import TransferConfig
s3 = boto3.client('s3')
parts = TransferConfig(multipart_threshold=6_000_000, multipart_chunksize=6_000_000)
key = 'a b/é+c%2F&=?.txt'
s3.create_bucket(Bucket='boto')
s3.put_object(Bucket='boto', Key=key, Body=b'hi', Metadata={'x': 'y'})
s3.upload_fileobj(io.BytesIO(b'z' * 14_000_000), 'boto', 'big', Config=parts)
s3.copy({'Bucket': 'boto', 'Key': 'big'}, 'boto', 'copy', Config=parts)
copied = io.BytesIO()
s3.download_fileobj('boto', 'copy', copied)
signed = s3.generate_presigned_url('put_object', Params={'Bucket': 'boto', 'Key': 'signed'})
urllib.request.urlopen(urllib.request.Request(signed, data=b'by url', method='PUT'))
def error(call):
    try: call()
    except Exception as e: return e.response['Error']['Code']
print(json.dumps({
  'keys': [o['Key'] for page in s3.get_paginator('list_objects_v2').paginate(Bucket='boto', PaginationConfig={'PageSize': 2}) for o in page['Contents']],
  'v1': [o['Key'] for o in s3.list_objects(Bucket='boto')['Contents']],
  'metadata': s3.head_object(Bucket='boto', Key=key)['Metadata'],
  'copied': len(copied.getvalue()),
  'signed': s3.get_object(Bucket='boto', Key='signed')['Body'].read().decode(),
  'missing': error(lambda: s3.get_object(Bucket='boto', Key='none')),
  'other': error(lambda: boto3.client('dynamodb').list_tables()),
}))
`

testWithBoto3('boto3 puts, lists, copies in parts and signs URLs', async () => {
  const { stdout } = await run('python3', ['-c', SCRIPT], { env })
  const key = 'a b/é+c%2F&=?.txt'
  expect(JSON.parse(stdout)).toEqual({
    keys: [key, 'big', 'copy', 'signed'],
    v1: [key, 'big', 'copy', 'signed'],
    metadata: { x: 'y' },
    copied: 14_000_000,
    signed: 'by url',
    missing: 'NoSuchKey',
    other: 'NotImplemented',
  })
})

testWithCli(
  'the AWS CLI copies, lists, syncs and removes',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sluice-cli-'))
    await writeFile(join(folder, 'in.txt'), 'hello')
    const aws = async (...words: string[]) => (await run('aws', words, { env })).stdout
    await aws('s3', 'mb', 's3://cli-bucket')
    await aws('s3', 'cp', join(folder, 'in.txt'), 's3://cli-bucket/d/in.txt')
    expect(await aws('s3', 'ls', 's3://cli-bucket/', '--recursive')).toMatch(/ 5 d\/in\.txt\n$/)
    await aws('s3', 'sync', 's3://cli-bucket/', join(folder, 'out'))
    expect(await readFile(join(folder, 'out/d/in.txt'), 'utf8')).toBe('hello')
    await aws('s3', 'rb', 's3://cli-bucket', '--force')
    expect(await aws('s3', 'ls')).not.toContain('cli-bucket')
  },
  60_000,
)
