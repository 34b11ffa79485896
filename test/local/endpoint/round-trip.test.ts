import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { NormalizedSchema } from '@smithy/core/schema'
import { clients } from '../../../local/endpoint/clients.ts'
import { type Endpoint, startEndpoint } from '../../../local/endpoint/endpoint.ts'
import { type OperationModel, serviceModel } from '../../../local/endpoint/service-model.ts'
import type { LocalService } from '../../../local/service.ts'
import { sampleOf } from './sample.ts'

const left: Readonly<Record<string, string>> = {
  'kinesis.SubscribeToShard': 'answers with a stream of events',
  's3.SelectObjectContent': 'answers with a stream of events',
  'lambda.InvokeWithResponseStream': 'answers with a stream of events',
  's3.WriteGetObjectResponse': 'is signed for s3-object-lambda',
  's3.GetObjectAnnotation': 'the SDK reads a length that its own schema does not bind',
}
const services = ['athena', 'dynamodb', 'ecs', 'eventbridge', 'glue', 'kinesis', 'lambda', 'scheduler', 'sfn', 'sns', 'sqs', 'sts', 's3']

const seen = new Map<string, unknown>()
const outputs = new Map<string, object>()
let endpoint: Endpoint

beforeAll(async () => {
  const echo = (name: string): LocalService => ({
    name,
    operations: new Proxy(
      {},
      {
        getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true }),
        get: (_target, operation: string) => async (input: Record<string, unknown>) => {
          for (const [member, value] of Object.entries(input)) input[member] = await bytesOf(value)
          seen.set(`${name}.${operation}`, input)
          return outputs.get(`${name}.${operation}`)
        },
      },
    ),
  })
  endpoint = await startEndpoint({ services: services.map(echo), uuid: randomUUID, report: console.error })
})
afterAll(() => endpoint.close())

async function bytesOf(value: unknown): Promise<unknown> {
  if (value === null || typeof value !== 'object' || !(Symbol.asyncIterator in value)) return value
  const chunks: Uint8Array[] = []
  for await (const chunk of value as AsyncIterable<Uint8Array>) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

for (const name of services) {
  test(`every ${name} operation carries its whole input and output through the endpoint`, async () => {
    const entry = clients[name]!
    const model = serviceModel(entry)
    const module = (await import(entry.package)) as Readonly<Record<string, unknown>>
    const Client = module[entry.className] as new (
      config: object,
    ) => { send(command: object): Promise<Record<string, unknown>>; destroy(): void }
    const client = new Client({
      endpoint: endpoint.url,
      region: 'us-east-1',
      credentials: { accessKeyId: 'AKID', secretAccessKey: 'secret' },
      maxAttempts: 1,
      disableHostPrefix: true,
      requestChecksumCalculation: 'WHEN_REQUIRED',
      responseChecksumValidation: 'WHEN_REQUIRED',
      // Of SQS: the sample's digests are none.
      md5: false,
    })
    const problems: string[] = []
    let count = 0
    for (const operation of model.operations.values()) {
      const key = `${name}.${operation.name}`
      if (key in left) continue
      const problem = await roundTrip(key, operation, (input) =>
        client.send(new (module[`${operation.name}Command`] as new (input: object) => object)(input)),
      )
      if (problem !== undefined) problems.push(`${key}: ${problem}`)
      count++
    }
    client.destroy()
    expect(problems).toEqual([])
    expect(count).toBeGreaterThan(5)
  })
}

async function roundTrip(
  key: string,
  operation: OperationModel,
  send: (input: object) => Promise<Record<string, unknown>>,
): Promise<string | undefined> {
  const input = forWire(operation.input)
  const output = forWire(operation.output)
  outputs.set(key, output)
  try {
    const { $metadata: _metadata, ...received } = await send(input)
    for (const [member, value] of Object.entries(received)) received[member] = await bytesOf(value)
    expect(plain(seen.get(key))).toEqual(plain(input))
    expect(plain(received)).toEqual(plain(output))
    return undefined
  } catch (error) {
    return (error as Error).message.slice(0, 1500)
  }
}

/** Members to which HTTP or the SDK itself gives a meaning. */
const meanings: Readonly<Record<string, unknown>> = {
  Bucket: 'bucket',
  Key: '../a//b+c d/é',
  EndpointId: undefined,
  ChecksumAlgorithm: undefined,
  ExpiresString: 'Tue, 03 Feb 2026 04:05:06 GMT',
}
const encodedByTheSdk = /SSECustomerKey/

function forWire(schema: NormalizedSchema): Record<string, unknown> {
  if (schema.isUnitSchema()) return {}
  const sample = sampleOf(schema) as Record<string, unknown>
  for (const [name, member] of schema.structIterator()) {
    const { httpResponseCode, httpHeader } = member.getMergedTraits()
    if (encodedByTheSdk.test(name)) sample[name] = undefined
    if (name in meanings && typeof sample[name] === 'string') sample[name] = meanings[name]
    if (httpResponseCode) sample[name] = 202
    if (httpHeader === 'Content-Length') sample[name] = sample.Body instanceof Uint8Array || 'ContentRange' in sample ? 4 : undefined
    if (sample[name] === undefined) delete sample[name]
  }
  return sample
}

/** Comparable: bytes as arrays, JSON text objects as text. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return [...value]
  if (value instanceof Date) return value.toISOString()
  if (value instanceof String) return String(value)
  if (Array.isArray(value)) return value.map(plain)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, plain(member)]))
}
