import { randomUUID } from 'node:crypto'
import { GetFunctionCommand, InvokeCommand, LambdaClient, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Endpoint, startEndpoint } from '../../../local/endpoint/endpoint.ts'
import type { LocalEnvironment } from '../../../local/service.ts'
import { type LambdaService, lambda } from '../../../local/services/lambda/lambda.ts'
import type { LogLine } from '../../../local/services/lambda/lambda-host.ts'
import { s3 } from '../../../local/services/s3/s3.ts'
import { emptyEnvironment } from '../environment.ts'

const handlerFile = new URL('./handlers/orders.ts', import.meta.url)
const exports = ['handler', 'refuse', 'sleep', 'callBack', 'throwText', 'exit', 'forget', 'hoard', 'large', 'nothing', 'copy', 'missing']
const lines: LogLine[] = []
let environment: LocalEnvironment
let service: LambdaService
let store: ReturnType<typeof s3>['store']
let endpoint: Endpoint
let client: LambdaClient

beforeAll(async () => {
  environment = await emptyEnvironment()
  const s3Service = s3({ environment })
  store = s3Service.store
  service = lambda({
    environment,
    functions: exports.map((handlerExport) => ({
      name: handlerExport,
      handlerFile,
      handlerExport,
      timeoutSeconds: 5,
      memoryMegabytes: handlerExport === 'hoard' ? 128 : 512,
      environment: { KEPT: 'yes' },
    })),
    endpointUrl: async () => endpoint.url,
    log: (line) => lines.push(line),
  })
  endpoint = await startEndpoint({ services: [service, s3Service], uuid: randomUUID })
  client = new LambdaClient({
    endpoint: endpoint.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
    maxAttempts: 1,
  })
})
afterAll(async () => {
  client.destroy()
  await service.close()
  await endpoint.close()
})

async function invoke(name: string, event?: unknown, more: object = {}) {
  const Payload = event === undefined ? undefined : JSON.stringify(event)
  const answer = await client.send(new InvokeCommand({ FunctionName: name, ...(Payload !== undefined && { Payload }), ...more }))
  const text = answer.Payload?.transformToString() ?? ''
  return { ...answer, Payload: text === '' ? undefined : JSON.parse(text) }
}

test('a handler gets its event and context, its own environment and nothing of ours', async () => {
  const { Payload, StatusCode, ExecutedVersion, FunctionError } = await invoke('handler', { id: 1 })
  expect({ StatusCode, ExecutedVersion, FunctionError }).toEqual({ StatusCode: 200, ExecutedVersion: '$LATEST', FunctionError: undefined })
  expect(Payload).toMatchObject({ event: { id: 1 }, calls: 1, name: 'handler', memory: '512', kept: 'yes' })
  expect(Payload.home).toBeUndefined()
  expect(Payload.remaining).toBeGreaterThan(4000)
  expect(lines.map(({ functionName, text }) => `${functionName}: ${text}`)).toContain('handler: event { id: 1 }')
})

test('a warm thread is used again, a burst gets threads of its own', async () => {
  expect((await invoke('handler', 1)).Payload.calls).toBe(2)
  const burst = await Promise.all([1, 2, 3].map((ms) => invoke('sleep', { ms: 50 * ms })))
  expect(burst.map(({ Payload }) => Payload)).toEqual([{ ms: 50 }, { ms: 100 }, { ms: 150 }])
})

test('an error is answered by its name, message and trace', async () => {
  const { FunctionError, Payload } = await invoke('refuse', {})
  expect(FunctionError).toBe('Unhandled')
  expect(Payload).toEqual({ errorType: 'Order.Refused', errorMessage: 'no such order', trace: expect.any(Array) })
  expect(Payload.trace[0]).toContain('no such order')
  expect(Payload.trace[1]).toMatch(/orders\.ts:32:9\)$/)
  expect((await invoke('throwText')).Payload).toEqual({ errorType: 'string', errorMessage: 'just text' })
})

test('a function that takes too long is stopped and said so in the words of AWS', async () => {
  await service.declare({ name: 'slow', handlerFile, handlerExport: 'sleep', timeoutSeconds: 1 })
  const { FunctionError, Payload } = await invoke('slow', { ms: 60_000 })
  expect(FunctionError).toBe('Unhandled')
  expect(Payload).toEqual({
    errorType: 'Sandbox.Timedout',
    errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 1\.00 seconds$/),
  })
  expect((await invoke('slow', { ms: 1 })).Payload).toEqual({ ms: 1 })
})

test('a function that ends its process, forgets a rejection or hoards memory fails alone', async () => {
  expect((await invoke('exit')).Payload).toMatchObject({
    errorType: 'Runtime.ExitError',
    errorMessage: expect.stringContaining('exit status 3'),
  })
  expect((await invoke('forget')).Payload).toMatchObject({ errorType: 'Runtime.UnhandledPromiseRejection', errorMessage: 'nobody waits' })
  expect((await invoke('hoard')).Payload).toMatchObject({ errorType: 'Runtime.OutOfMemory' })
  expect((await invoke('handler', 'still here')).Payload).toMatchObject({ event: 'still here' })
})

test('callbacks, missing payloads and missing results are as in Lambda', async () => {
  expect((await invoke('callBack', 5)).Payload).toEqual({ event: 5 })
  expect((await invoke('handler')).Payload).toMatchObject({ event: {} })
  expect((await invoke('nothing')).Payload).toBeNull()
  expect((await invoke('missing')).Payload).toMatchObject({
    errorType: 'Runtime.HandlerNotFound',
    errorMessage: 'missing.missing is undefined or not exported',
  })
})

test('payloads over 6 MB and payloads that are not JSON are refused', async () => {
  await expect(invoke('handler', 'x'.repeat(6_291_456))).rejects.toMatchObject({
    name: 'RequestTooLargeException',
    $metadata: { httpStatusCode: 413 },
  })
  await expect(invoke('handler', undefined, { Payload: 'not json' })).rejects.toMatchObject({ name: 'InvalidRequestContentException' })
  expect((await invoke('large')).Payload).toMatchObject({ errorType: 'Function.ResponseSizeTooLarge' })
})

test('the SDK of a handler reaches the local services by itself', async () => {
  await store.createBucket('lake')
  await store.write('lake', 'in.txt', 'quiet')
  expect((await invoke('copy', { bucket: 'lake', key: 'in.txt' })).Payload).toEqual({ length: 5 })
  expect(Buffer.from(await store.read('lake', 'in.txt.upper')).toString()).toBe('QUIET')
})

test('an event is accepted at once and a failing one tried three times', async () => {
  const before = lines.length
  expect((await invoke('refuse', {}, { InvocationType: 'Event' })).StatusCode).toBe(202)
  const refusals = () => lines.slice(before).filter(({ text }) => text === 'refusing').length
  while (refusals() < 3) await new Promise((resolve) => setTimeout(resolve, 10))
  expect((await invoke('refuse', {}, { InvocationType: 'DryRun' })).StatusCode).toBe(204)
})

test('the tail of the log comes with the answer where asked for', async () => {
  const { LogResult } = await invoke('handler', 'tail', { LogType: 'Tail' })
  expect(Buffer.from(LogResult ?? '', 'base64').toString()).toBe('event tail')
})

test('a function is found by name and ARN and listed; one that is not there is ResourceNotFoundException', async () => {
  const { Configuration } = await client.send(new GetFunctionCommand({ FunctionName: 'handler' }))
  expect(Configuration).toMatchObject({
    FunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:handler',
    Timeout: 5,
    MemorySize: 512,
  })
  expect((await invoke(Configuration?.FunctionArn ?? '', 'arn')).Payload.event).toBe('arn')
  expect((await client.send(new ListFunctionsCommand({}))).Functions?.length).toBeGreaterThanOrEqual(exports.length)
  await expect(invoke('nowhere')).rejects.toMatchObject({
    name: 'ResourceNotFoundException',
    message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nowhere',
    $metadata: { httpStatusCode: 404 },
  })
})
