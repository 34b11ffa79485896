import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Endpoint, startEndpoint } from '../../../local/endpoint/endpoint.ts'
import { AwsError, type LocalService } from '../../../local/service.ts'

const seen: unknown[] = []
const glue: LocalService = {
  name: 'glue',
  operations: {
    GetTable: async (input: { Name?: string }) => {
      seen.push(input)
      if (input.Name === 'none') throw new AwsError('EntityNotFoundException', 'Entity Not Found')
      if (input.Name === 'bug') throw new TypeError('a bug')
      return { Table: { Name: input.Name } }
    },
    CreateTable: async () => ({}),
  },
}
const bugs: unknown[] = []
let endpoint: Endpoint

beforeAll(async () => {
  endpoint = await startEndpoint({ services: [glue], uuid: randomUUID, report: (error) => bugs.push(error) })
})
afterAll(() => endpoint.close())

async function post(operation: string, body: string | Uint8Array, headers: Record<string, string> = {}) {
  const answer = await fetch(endpoint.url, {
    method: 'POST',
    headers: { 'x-amz-target': `AWSGlue.${operation}`, 'content-type': 'application/x-amz-json-1.1', ...headers },
    body,
  })
  return { status: answer.status, type: answer.headers.get('x-amzn-errortype'), body: (await answer.json()) as unknown }
}

test('a request without a signature is told by its target', async () => {
  expect(await post('GetTable', '{"DatabaseName":"d","Name":"t"}')).toMatchObject({ status: 200, body: { Table: { Name: 't' } } })
})

test('a gzipped body is read', async () => {
  expect(await post('GetTable', gzipSync('{"DatabaseName":"d","Name":"t"}'), { 'content-encoding': 'gzip' })).toMatchObject({ status: 200 })
})

for (const [body, message] of [
  ['{"DatabaseName":"d","Name":5}', 'NUMBER_VALUE can not be converted to a String'],
  ['{"DatabaseName":"d","Name":{"a":1}}', 'Start of structure or map found where not expected.'],
  ['{"DatabaseName":"d","Name":true}', 'TRUE_VALUE can not be converted to a String'],
  ['{bad', 'The request body could not be read'],
] as const) {
  test(`${body} is a SerializationException that reaches no handler`, async () => {
    const before = seen.length
    const answer = await post('GetTable', body)
    expect(answer).toMatchObject({
      status: 400,
      type: 'SerializationException',
      body: { __type: 'SerializationException', message: expect.stringContaining(message) },
    })
    expect(seen).toHaveLength(before)
  })
}

test('a wrong type deep within is found, a required member that is missing is a ValidationException', async () => {
  const deep = { DatabaseName: 'd', TableInput: { Name: 't', StorageDescriptor: { Columns: 'x' } } }
  expect(await post('CreateTable', JSON.stringify(deep))).toMatchObject({ status: 400, type: 'SerializationException' })
  expect(await post('GetTable', '{"Name":"t"}')).toMatchObject({
    type: 'ValidationException',
    body: { Message: "1 validation error detected: Value null at 'databaseName' failed to satisfy constraint: Member must not be null" },
  })
})

test('an error has the shape of its service, a bug is an InternalError and is reported', async () => {
  expect(await post('GetTable', '{"DatabaseName":"d","Name":"none"}')).toEqual({
    status: 400,
    type: 'EntityNotFoundException',
    body: { __type: 'EntityNotFoundException', Message: 'Entity Not Found' },
  })
  expect(await post('GetTable', '{"DatabaseName":"d","Name":"bug"}')).toMatchObject({ status: 500, type: 'InternalError' })
  expect(bugs).toHaveLength(1)
})

test('an operation that there is not is said by name, with those that there are', async () => {
  expect(await post('StartCrawler', '{"Name":"c"}')).toMatchObject({
    status: 501,
    type: 'NotImplemented',
    body: { message: 'The local glue does not support StartCrawler. It supports: CreateTable, GetTable.' },
  })
  expect(await post('Nothing', '{}')).toMatchObject({ status: 404, type: 'UnknownOperationException' })
  const authorization = 'AWS4-HMAC-SHA256 Credential=a/20260101/us-east-1/sqs/aws4_request, SignedHeaders=host, Signature=0'
  expect(await post('GetTable', '{}', { authorization })).toMatchObject({
    status: 501,
    body: { message: 'The local endpoint has no service "sqs". It answers for: glue.' },
  })
})

test('a web page is refused', async () => {
  expect(await post('GetTable', '{"DatabaseName":"d","Name":"t"}', { 'sec-fetch-site': 'cross-site' })).toMatchObject({ status: 403 })
})
