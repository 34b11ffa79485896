import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { openTasks } from './world.ts'

type World = Awaited<ReturnType<typeof openTasks>>
let world: World
let run: World['run']
const ID = '[0-9a-f-]{36}'

beforeAll(async () => {
  world = await openTasks()
  run = world.run
  await world.store.createBucket('lake')
  await world.store.write('lake', 'a.txt', 'binary data')
})
afterAll(() => world.close())

test('an SDK call answers as Step Functions writes it: bodies as text, dates as ISO-8601', async () => {
  expect(await run('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'lake', Key: 'a.txt' })).toEqual({
    AcceptRanges: 'bytes',
    Body: 'binary data',
    ContentLength: 11,
    ContentType: 'binary/octet-stream',
    ETag: '"e1a49b59e0c42e4fd3735ad644f25d57"',
    LastModified: '2026-01-01T00:00:00Z',
    Metadata: {},
  })
  await run('arn:aws:states:::aws-sdk:s3:putObject', { Bucket: 'lake', Key: 'json', Body: { rows: 1 }, ContentType: 'application/json' })
  expect(await run('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'lake', Key: 'json' })).toMatchObject({ Body: '{"rows":1}' })
})

test('an error has the name and the cause of the recorded executions', async () => {
  await expect(run('arn:aws:states:::aws-sdk:s3:getObject', { Bucket: 'lake', Key: 'none' })).rejects.toMatchObject({
    error: 'S3.NoSuchKeyException',
    failureCause: expect.stringMatching(
      `^The specified key does not exist\\. \\(Service: S3, Status Code: 404, Request ID: ${ID}, Extended Request ID: ${ID}\\)$`,
    ),
  })
  await expect(run('arn:aws:states:::aws-sdk:s3:headObject', { Bucket: 'lake', Key: 'none' })).rejects.toMatchObject({
    error: 'S3.NoSuchKeyException',
  })
  await expect(run('arn:aws:states:::aws-sdk:s3:putObject', { Bucket: 'lake', Key: 'a.txt', IfNoneMatch: '*' })).rejects.toMatchObject({
    error: 'S3.S3Exception',
  })
  await expect(run('arn:aws:states:::aws-sdk:glue:getCrawler', { Name: 'none' })).rejects.toMatchObject({
    error: 'Glue.EntityNotFoundException',
    failureCause: expect.stringMatching(`\\(Service: Glue, Status Code: 400, Request ID: ${ID}\\)$`),
  })
})

test('arguments of the wrong form are States.Runtime before anything is called', async () => {
  const call = (args: Parameters<typeof run>[1]) => run('arn:aws:states:::aws-sdk:s3:getObject', args)
  const problem = (text: string) => ({ error: 'States.Runtime', phase: 'schedule', failureCause: expect.stringContaining(text) })
  await expect(call({ Bucket: 'lake' })).rejects.toMatchObject(problem("[The field 'Key' is required but was missing]"))
  await expect(call({ Bucket: 'lake', Key: 'a', Colour: 'red' })).rejects.toMatchObject(
    problem("[The field 'Colour' is not supported by Step Functions]"),
  )
  await expect(call({ Bucket: 'lake', Key: 5 })).rejects.toMatchObject(problem("[The value of the field 'Key' has an invalid format]"))
})

test('a resource that there is not is named, with those that there are', async () => {
  const problem = (text: string) => ({ error: 'States.Runtime', failureCause: expect.stringContaining(text) })
  await expect(run('arn:aws:states:::batch:submitJob.sync', {})).rejects.toMatchObject(
    problem('the resource arn:aws:states:::batch:submitJob.sync'),
  )
  await expect(run('arn:aws:states:::aws-sdk:polly:speak', {})).rejects.toMatchObject(problem('polly:speak'))
  await expect(run('arn:aws:states:::aws-sdk:s3:getBucketAcl', { Bucket: 'lake' })).rejects.toMatchObject(
    problem('of s3 there are: AbortMultipartUpload'),
  )
})

test('lambda:invoke answers with the payload and what it tells of the call', async () => {
  const result = await run('arn:aws:states:::lambda:invoke', { FunctionName: 'handler', Payload: { id: 1 } })
  expect(result).toMatchObject({
    ExecutedVersion: '$LATEST',
    StatusCode: 200,
    Payload: { event: { id: 1 }, name: 'handler' },
    SdkHttpMetadata: {
      HttpStatusCode: 200,
      HttpHeaders: { 'X-Amz-Executed-Version': '$LATEST' },
      AllHttpHeaders: { 'Content-Type': ['application/json'] },
    },
    SdkResponseMetadata: { RequestId: expect.any(String) },
  })
  expect(await run('arn:aws:states:::lambda:invoke', { FunctionName: 'handler', Payload: '[1]' })).toMatchObject({
    Payload: { event: [1] },
  })
  expect(await run('arn:aws:states:::lambda:invoke', { FunctionName: 'handler', Payload: null })).toMatchObject({ Payload: { event: {} } })
  expect(await run('arn:aws:states:::lambda:invoke', { FunctionName: 'nothing' })).toMatchObject({ Payload: null })
})

test('a Lambda ARN takes its input as the event and answers the result itself', async () => {
  const arn = 'arn:aws:lambda:us-east-1:000000000000:function:handler'
  for (const event of ['HelloWorld', 0, true, [], {}, null]) expect(await run(arn, event)).toMatchObject({ event })
})

test('a failed function fails the task by its error type, with its payload as the cause', async () => {
  const failed = run('arn:aws:states:::lambda:invoke', { FunctionName: 'refuse' })
  await expect(failed).rejects.toMatchObject({
    error: 'Order.Refused',
    failureCause: expect.stringMatching(/^{"errorType":"Order.Refused","errorMessage":"no such order","trace":\[/),
  })
  await expect(run('arn:aws:lambda:us-east-1:000000000000:function:sleep', { ms: 9000 })).rejects.toMatchObject({
    error: 'Sandbox.Timedout',
  })
})

test('a function that there is not has the words of the recorded execution', async () => {
  await expect(run('arn:aws:states:::lambda:invoke', { FunctionName: 'no_such' })).rejects.toMatchObject({
    error: 'Lambda.ResourceNotFoundException',
    failureCause: expect.stringMatching(
      `^Function not found: arn:aws:lambda:us-east-1:000000000000:function:no_such:\\$LATEST \\(Service: AWSLambda; Status Code: 404; Error Code: ResourceNotFoundException; Request ID: ${ID}; Proxy: null\\)$`,
    ),
  })
})

test('a callback task ends with the answer to its token, whenever it comes', async () => {
  const sfn = world.services.find(({ name }) => name === 'sfn')!.operations
  const start = (taskToken: string) =>
    run('arn:aws:states:::lambda:invoke.waitForTaskToken', { FunctionName: 'handler', Payload: { taskToken } }, { taskToken })
  const answered = start('t1')
  await sfn.SendTaskHeartbeat!({ taskToken: 't1' })
  await sfn.SendTaskSuccess!({ taskToken: 't1', output: '{"ok":true}' })
  expect(await answered).toEqual({ ok: true })
  expect(world.heartbeats).toHaveLength(1)
  expect(world.submitted.at(-1)).toMatchObject({ StatusCode: 200, Payload: { event: { taskToken: 't1' } } })
  const failed = start('t2')
  await sfn.SendTaskFailure!({ taskToken: 't2', error: 'Human.Refused', cause: 'no' })
  await expect(failed).rejects.toMatchObject({ error: 'Human.Refused', failureCause: 'no' })
  await expect(sfn.SendTaskSuccess!({ taskToken: 't1', output: '{}' })).rejects.toMatchObject({ code: 'TaskTimedOut' })
})
