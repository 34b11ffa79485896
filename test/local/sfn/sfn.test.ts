import {
  CreateStateMachineAliasCommand,
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  PublishStateMachineVersionCommand,
  RedriveExecutionCommand,
  SendTaskSuccessCommand,
  StartExecutionCommand,
  StartSyncExecutionCommand,
  StopExecutionCommand,
  TestStateCommand,
  UpdateStateMachineCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from '@jest/globals'
import { machineArn as arnOf, sfnAccount } from './account.ts'

const pass = {
  QueryLanguage: 'JSONata',
  StartAt: 'Double',
  States: { Double: { Type: 'Pass', Output: { n: '{% $states.input.n * 2 %}' }, End: true } },
}
const fail = { StartAt: 'No', States: { No: { Type: 'Fail', Error: 'Some.Failure', Cause: 'because' } } }
const wait = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 86_400, End: true } } }
const callback = {
  StartAt: 'Ask',
  States: {
    Ask: {
      Type: 'Task',
      Resource: 'arn:aws:states:::aws-sdk:s3:headBucket.waitForTaskToken',
      Parameters: { Bucket: 'lake', 'ExpectedBucketOwner.$': '$$.Task.Token' },
      End: true,
    },
  },
}
const parent = (resource: string, child: string) => ({
  QueryLanguage: 'JSONata',
  StartAt: 'Child',
  States: {
    Child: {
      Type: 'Task',
      Resource: `arn:aws:states:::states:${resource}`,
      Arguments: { StateMachineArn: arnOf(child), Input: { n: 4 } },
      End: true,
    },
  },
})

const account = sfnAccount((aws) =>
  aws.provision({
    buckets: ['lake'],
    stateMachines: [
      { name: 'pass', definition: pass },
      { name: 'fail', definition: fail },
      { name: 'wait', definition: wait },
      { name: 'callback', definition: callback },
      { name: 'express', definition: pass, type: 'EXPRESS' },
      { name: 'parent', definition: parent('startExecution.sync:2', 'pass') },
      { name: 'parent-of-wait', definition: parent('startExecution.sync', 'wait') },
      { name: 'parent-of-fail', definition: parent('startExecution.sync:2', 'fail') },
      { name: 'parent-of-callback', definition: parent('startExecution.sync:2', 'callback') },
      { name: 'starter', definition: parent('startExecution', 'pass') },
    ],
  }),
)

async function run(name: string, input: object = {}) {
  const { executionArn } = await account.client.send(
    new StartExecutionCommand({ stateMachineArn: arnOf(name), input: JSON.stringify(input) }),
  )
  await account.aws.services.sfn.untilDone?.(executionArn ?? '')
  return account.client.send(new DescribeExecutionCommand({ executionArn }))
}

test('an execution is started, described, listed and told event by event', async () => {
  const { executionArn } = await account.client.send(
    new StartExecutionCommand({ stateMachineArn: arnOf('pass'), name: 'first', input: '{"n":21}' }),
  )
  expect(executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:pass:first')
  await account.aws.services.sfn.untilDone?.(executionArn ?? '')
  expect(await account.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    status: 'SUCCEEDED',
    input: '{"n":21}',
    output: '{"n":42}',
  })
  const { executions } = await account.client.send(new ListExecutionsCommand({ stateMachineArn: arnOf('pass') }))
  expect(executions).toMatchObject([{ name: 'first', status: 'SUCCEEDED' }])
  const history = await account.client.send(new GetExecutionHistoryCommand({ executionArn, maxResults: 2 }))
  expect(history.events?.map(({ type }) => type)).toEqual(['ExecutionStarted', 'PassStateEntered'])
  expect(history.events?.[0]?.timestamp).toBeInstanceOf(Date)
  const last = await account.client.send(new GetExecutionHistoryCommand({ executionArn, reverseOrder: true, maxResults: 1 }))
  expect(last.events).toMatchObject([{ type: 'ExecutionSucceeded', executionSucceededEventDetails: { output: '{"n":42}' } }])
})

test('a name is taken once, and the same start again is the same execution while it runs', async () => {
  const start = (input: string) =>
    account.client.send(new StartExecutionCommand({ stateMachineArn: arnOf('callback'), name: 'once', input }))
  const first = await start('{"a":1}')
  expect((await start('{"a":1}')).executionArn).toBe(first.executionArn)
  await expect(start('{"a":2}')).rejects.toMatchObject({ name: 'ExecutionAlreadyExists' })
  await account.client.send(new StopExecutionCommand({ executionArn: first.executionArn, error: 'Human.Stop', cause: 'enough' }))
  expect(await account.client.send(new DescribeExecutionCommand({ executionArn: first.executionArn }))).toMatchObject({
    status: 'ABORTED',
    error: 'Human.Stop',
    cause: 'enough',
  })
})

test('an execution waits for another and takes its output; a day of waiting takes no time', async () => {
  const { output } = await run('parent')
  expect(JSON.parse(output ?? '')).toMatchObject({
    Input: { n: 4 },
    Output: { n: 8 },
    Status: 'SUCCEEDED',
    StateMachineArn: arnOf('pass'),
    StartDate: expect.any(Number),
  })
  const waited = await run('parent-of-wait')
  expect(JSON.parse(waited.output ?? '')).toMatchObject({ Output: '{"n":4}', Status: 'SUCCEEDED' })
  expect((waited.stopDate?.getTime() ?? 0) - (waited.startDate?.getTime() ?? 0)).toBeGreaterThanOrEqual(86_400_000)
  const started = JSON.parse((await run('starter')).output ?? '')
  expect(started).toMatchObject({ ExecutionArn: expect.stringContaining(':execution:pass:'), SdkHttpMetadata: { HttpStatusCode: 200 } })
})

test('a child that fails fails its parent with the description as the cause', async () => {
  const { status, error, cause } = await run('parent-of-fail')
  expect({ status, error }).toEqual({ status: 'FAILED', error: 'States.TaskFailed' })
  expect(JSON.parse(cause ?? '')).toMatchObject({ Error: 'Some.Failure', Cause: 'because', Input: '{"n":4}', Status: 'FAILED' })
})

test('an express machine answers at once', async () => {
  const answer = await account.client.send(new StartSyncExecutionCommand({ stateMachineArn: arnOf('express'), input: '{"n":1}' }))
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"n":2}' })
  await expect(account.client.send(new StartSyncExecutionCommand({ stateMachineArn: arnOf('pass') }))).rejects.toMatchObject({
    name: 'StateMachineTypeNotSupported',
  })
})

test('a machine is created once, changed by provisioning, and refused where it is none', async () => {
  const create = (name: string, definition: string) =>
    account.client.send(new CreateStateMachineCommand({ name, definition, roleArn: 'arn:aws:iam::000000000000:role/r' }))
  await create('made', JSON.stringify(pass))
  await create('made', JSON.stringify(pass))
  await expect(create('made', JSON.stringify(fail))).rejects.toMatchObject({ name: 'StateMachineAlreadyExists' })
  await expect(create('broken', '{')).rejects.toMatchObject({ name: 'InvalidDefinition' })
  await expect(create('../up', JSON.stringify(pass))).rejects.toMatchObject({ name: 'InvalidName' })
  await account.aws.provision({ stateMachines: [{ name: 'made', definition: wait }] })
  expect((await account.client.send(new DescribeStateMachineCommand({ stateMachineArn: arnOf('made') }))).definition).toBe(
    JSON.stringify(wait),
  )
  await expect(account.client.send(new DescribeStateMachineCommand({ stateMachineArn: arnOf('none') }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  })
})

test('a failed execution is redriven, told so, and keeps its history', async () => {
  const { executionArn } = await run('fail')
  const before = await account.client.send(new DescribeExecutionCommand({ executionArn }))
  expect(before).toMatchObject({ status: 'FAILED', redriveCount: 0, redriveStatus: 'REDRIVABLE' })
  await account.client.send(new RedriveExecutionCommand({ executionArn }))
  await account.aws.services.sfn.untilDone?.(executionArn ?? '')
  const { events } = await account.client.send(new GetExecutionHistoryCommand({ executionArn, includeExecutionData: false }))
  expect(events?.map(({ type }) => type)).toEqual([
    'ExecutionStarted',
    'FailStateEntered',
    'ExecutionFailed',
    'ExecutionRedriven',
    'ExecutionFailed',
  ])
  expect(events?.[0]?.executionStartedEventDetails).not.toHaveProperty('input')
  expect(await account.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'FAILED', redriveCount: 1 })
  const redriven = await account.client.send(new ListExecutionsCommand({ stateMachineArn: arnOf('fail'), redriveFilter: 'REDRIVEN' }))
  expect(redriven.executions?.length).toBe(1)
  const { executionArn: good } = await run('pass', { n: 1 })
  await expect(account.client.send(new RedriveExecutionCommand({ executionArn: good }))).rejects.toMatchObject({
    name: 'ExecutionNotRedrivable',
  })
})

test('versions stay as they were published, and an alias leads to them', async () => {
  const definition = (value: number) => JSON.stringify({ StartAt: 'P', States: { P: { Type: 'Pass', Result: value, End: true } } })
  const roleArn = 'arn:aws:iam::000000000000:role/r'
  const { stateMachineArn } = await account.client.send(
    new CreateStateMachineCommand({ name: 'versioned', definition: definition(1), roleArn }),
  )
  const first = await account.client.send(new PublishStateMachineVersionCommand({ stateMachineArn }))
  expect(first.stateMachineVersionArn).toBe(`${stateMachineArn}:1`)
  await account.client.send(new UpdateStateMachineCommand({ stateMachineArn, definition: definition(2), publish: true }))
  const routingConfiguration = [{ stateMachineVersionArn: `${stateMachineArn}:1`, weight: 100 }]
  const alias = await account.client.send(new CreateStateMachineAliasCommand({ name: 'live', routingConfiguration }))
  const outputs = []
  for (const arn of [stateMachineArn, `${stateMachineArn}:1`, `${stateMachineArn}:2`, alias.stateMachineAliasArn]) {
    const { executionArn } = await account.client.send(new StartExecutionCommand({ stateMachineArn: arn }))
    await account.aws.services.sfn.untilDone?.(executionArn ?? '')
    outputs.push((await account.client.send(new DescribeExecutionCommand({ executionArn }))).output)
  }
  expect(outputs).toEqual(['2', '1', '2', '1'])
  await expect(account.client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}:9` }))).rejects.toMatchObject({
    name: 'StateMachineDoesNotExist',
  })
})

test('a state is tested by itself', async () => {
  const definition = JSON.stringify({ Type: 'Pass', Result: { a: 1 }, ResultPath: '$.b', Next: 'Then' })
  const answer = await account.client.send(new TestStateCommand({ definition, input: '{"c":2}', inspectionLevel: 'DEBUG' }))
  expect(answer).toMatchObject({ status: 'SUCCEEDED', output: '{"c":2,"b":{"a":1}}', nextState: 'Then' })
  expect(answer.inspectionData?.afterResultPath).toBe('{"c":2,"b":{"a":1}}')
})

test('machines and executions outlive the process, and what it left running is carried on', async () => {
  const { executionArn } = await account.client.send(
    new StartExecutionCommand({ stateMachineArn: arnOf('parent-of-callback'), name: 'left' }),
  )
  const child = async () =>
    (await account.client.send(new ListExecutionsCommand({ stateMachineArn: arnOf('callback'), statusFilter: 'RUNNING' }))).executions ?? []
  const isAsking = async (arn: string | undefined) => {
    const { events } = await account.client.send(new GetExecutionHistoryCommand({ executionArn: arn }))
    return events?.some(({ type }) => type === 'TaskSubmitted')
  }
  while ((await child()).length === 0 || !(await isAsking((await child())[0]?.executionArn)) || !(await isAsking(executionArn)));
  await account.reopen()
  expect((await account.client.send(new ListStateMachinesCommand({}))).stateMachines?.map(({ name }) => name)).toContain('parent')
  expect(await account.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({ status: 'RUNNING' })
  const { executions } = await account.client.send(new ListExecutionsCommand({ stateMachineArn: arnOf('pass'), statusFilter: 'SUCCEEDED' }))
  expect(executions?.at(-1)).toMatchObject({ name: 'first', status: 'SUCCEEDED' })
  expect(account.aws.services.sfn.executions.resume().length).toBe(2)
  const [asking] = await child()
  const { events } = await account.client.send(new GetExecutionHistoryCommand({ executionArn: asking?.executionArn }))
  const token = JSON.parse(
    events?.find(({ type }) => type === 'TaskScheduled')?.taskScheduledEventDetails?.parameters ?? '',
  ).ExpectedBucketOwner
  await account.client.send(new SendTaskSuccessCommand({ taskToken: token, output: '{"answer":42}' }))
  await account.aws.services.sfn.untilDone?.(executionArn ?? '')
  const { status, output } = await account.client.send(new DescribeExecutionCommand({ executionArn }))
  expect({ status, output: JSON.parse(output ?? '').Output }).toEqual({ status: 'SUCCEEDED', output: { answer: 42 } })
  expect((await account.client.send(new ListExecutionsCommand({ stateMachineArn: arnOf('callback') }))).executions?.length).toBe(2)
})
