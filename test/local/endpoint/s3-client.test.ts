import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetBucketAclCommand,
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Endpoint, startEndpoint } from '../../../local/endpoint/endpoint.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

let endpoint: Endpoint
let client: S3Client
const bugs: unknown[] = []

beforeAll(async () => {
  const environment = await emptyEnvironment()
  endpoint = await startEndpoint({ services: [s3({ environment })], uuid: randomUUID, report: (error) => bugs.push(error) })
  client = new S3Client({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
    maxAttempts: 1,
  })
  await client.send(new CreateBucketCommand({ Bucket: 'lake' }))
})
afterAll(async () => {
  client.destroy()
  await endpoint.close()
  expect(bugs).toEqual([])
})

const put = (Key: string, Body: string | Uint8Array | Readable, more: object = {}) =>
  client.send(new PutObjectCommand({ Bucket: 'lake', Key, Body, ...more }))
const get = (Key: string, more: object = {}) => client.send(new GetObjectCommand({ Bucket: 'lake', Key, ...more }))

for (const key of ['a/b c+d&e=f?.json', '../up/./x', 'é/\u{1F600}', 'slash//twice/', 'p%2Fq', 'k'.repeat(1024)]) {
  test(`the key ${key.slice(0, 20)} comes back as it was sent`, async () => {
    await put(key, 'body')
    expect(await (await get(key)).Body?.transformToString()).toBe('body')
    const listed = await client.send(new ListObjectsV2Command({ Bucket: 'lake', Prefix: key }))
    expect(listed.Contents?.map(({ Key }) => Key)).toEqual([key])
    await client.send(new DeleteObjectsCommand({ Bucket: 'lake', Delete: { Objects: [{ Key: key }] } }))
    await expect(get(key)).rejects.toMatchObject({ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } })
  })
}

test('a streamed body arrives whole, its trailing checksum checked and kept', async () => {
  const bytes = Buffer.alloc(3_000_000, 'stream ')
  const sent = await put('stream', Readable.from([bytes.subarray(0, 999_999), bytes.subarray(999_999)]), { ContentLength: bytes.length })
  expect(sent.ChecksumCRC32).toBeDefined()
  const received = await get('stream')
  expect(received).toMatchObject({ ChecksumCRC32: sent.ChecksumCRC32, ContentLength: bytes.length })
  expect(received.ContentEncoding).toBeUndefined()
  expect(Buffer.from((await received.Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
})

for (const ChecksumAlgorithm of ['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const) {
  test(`a ${ChecksumAlgorithm} checksum is computed alike on both sides`, async () => {
    const sent = await put(`sum/${ChecksumAlgorithm}`, 'checked', { ChecksumAlgorithm })
    expect(sent[`Checksum${ChecksumAlgorithm}`]).toBeDefined()
    const received = await get(`sum/${ChecksumAlgorithm}`, { ChecksumMode: 'ENABLED' })
    expect(received[`Checksum${ChecksumAlgorithm}`]).toBe(sent[`Checksum${ChecksumAlgorithm}`])
    expect(await received.Body?.transformToString()).toBe('checked')
  })
}

test('a body that is not what its checksum says is refused, and the connection lives on', async () => {
  await expect(put('bad', 'x', { ChecksumCRC32: 'AAAAAA==' })).rejects.toMatchObject({ name: 'BadDigest' })
  await expect(put('bad', Buffer.alloc(4_000_000), { IfMatch: '"no"' })).rejects.toMatchObject({ name: 'NoSuchKey' })
  await put('good', 'x')
})

test('attributes come back, ranges are 206 and conditions 304 or 412', async () => {
  const put1 = await put('attributes', 'abcdef', {
    ContentType: 'text/csv',
    ContentEncoding: 'gzip',
    CacheControl: 'no-cache',
    Metadata: { origin: 'here' },
  })
  const head = await client.send(new HeadObjectCommand({ Bucket: 'lake', Key: 'attributes' }))
  expect(head).toMatchObject({
    ContentType: 'text/csv',
    ContentEncoding: 'gzip',
    CacheControl: 'no-cache',
    Metadata: { origin: 'here' },
    ContentLength: 6,
  })
  const part = await get('attributes', { Range: 'bytes=1-2' })
  expect(part).toMatchObject({ ContentRange: 'bytes 1-2/6', ContentLength: 2, $metadata: { httpStatusCode: 206 } })
  expect(await part.Body?.transformToString()).toBe('bc')
  await expect(get('attributes', { Range: 'bytes=9-' })).rejects.toMatchObject({ name: 'InvalidRange', $metadata: { httpStatusCode: 416 } })
  await expect(get('attributes', { IfNoneMatch: put1.ETag })).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } })
  await expect(get('attributes', { IfMatch: '"other"' })).rejects.toMatchObject({ name: 'PreconditionFailed' })
  await expect(put('attributes', 'x', { IfNoneMatch: '*' })).rejects.toMatchObject({
    name: 'PreconditionFailed',
    $metadata: { httpStatusCode: 412 },
  })
})

test('an empty object has an empty body', async () => {
  await put('empty', new Uint8Array())
  expect(await (await get('empty')).Body?.transformToString()).toBe('')
})

test('buckets are listed, located, and kept while they hold objects', async () => {
  await put('k', 'v')
  await client.send(new CopyObjectCommand({ Bucket: 'lake', Key: 'copy', CopySource: '/lake/k' }))
  expect((await client.send(new ListBucketsCommand({}))).Buckets).toMatchObject([{ Name: 'lake' }])
  expect((await client.send(new GetBucketLocationCommand({ Bucket: 'lake' }))).LocationConstraint).toBeUndefined()
  await expect(client.send(new DeleteBucketCommand({ Bucket: 'lake' }))).rejects.toMatchObject({
    name: 'BucketNotEmpty',
    $metadata: { httpStatusCode: 409 },
  })
  await expect(client.send(new HeadObjectCommand({ Bucket: 'lake', Key: 'none' }))).rejects.toMatchObject({ name: 'NotFound' })
  await expect(client.send(new ListObjectsV2Command({ Bucket: 'elsewhere' }))).rejects.toMatchObject({ name: 'NoSuchBucket' })
})

test('what is not supported is said by name', async () => {
  await expect(client.send(new GetBucketAclCommand({ Bucket: 'lake' }))).rejects.toMatchObject({
    name: 'NotImplemented',
    message: expect.stringContaining('does not support GetBucketAcl. It supports: AbortMultipartUpload,'),
  })
})

test('a plain HTTP client without a signature reads objects by their path', async () => {
  await put('plain.txt', 'readable')
  expect(await (await fetch(`${endpoint.url}/lake/plain.txt`)).text()).toBe('readable')
})

test('a bucket in the host name is found', async () => {
  await put('hosted.txt', 'by host')
  const answer = await rawRequest('GET /hosted.txt HTTP/1.1\r\nHost: lake.localhost\r\nConnection: close\r\n\r\n')
  expect(answer).toContain('by host')
})

test('a gzipped body is kept as it is by S3', async () => {
  const bytes = gzipSync('data')
  await put('data.gz', bytes, { ContentEncoding: 'gzip' })
  expect(Buffer.from((await (await get('data.gz')).Body?.transformToByteArray()) ?? []).equals(bytes)).toBe(true)
})

test('a request that cannot be read is answered, not dropped', async () => {
  expect(await rawRequest('GET /lake/%ZZ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')).toContain('<Code>InvalidURI</Code>')
  const chunked =
    'PUT /lake/k HTTP/1.1\r\nHost: x\r\nConnection: close\r\nx-amz-content-sha256: STREAMING-UNSIGNED-PAYLOAD-TRAILER\r\nContent-Length: 6\r\n\r\nzz\r\nab'
  expect(await rawRequest(chunked)).toContain('InvalidChunkSizeError')
})

function rawRequest(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    const socket = connect(endpoint.port, '127.0.0.1', () => socket.write(text))
    socket.on('data', (chunk) => chunks.push(chunk))
    socket.on('end', () => resolve(Buffer.concat(chunks).toString()))
    socket.on('error', reject)
  })
}

test('a port that is taken is told', async () => {
  const blocker = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => blocker.once('listening', resolve))
  const { port } = blocker.address() as { port: number }
  await expect(startEndpoint({ services: [], uuid: randomUUID, port })).rejects.toThrow('EADDRINUSE')
  blocker.close()
})
