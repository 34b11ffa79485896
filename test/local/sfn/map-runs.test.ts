import {
  CreateStateMachineCommand,
  DescribeExecutionCommand,
  DescribeMapRunCommand,
  GetExecutionHistoryCommand,
  ListExecutionsCommand,
  ListMapRunsCommand,
  RedriveExecutionCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn'
import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../../asl/index.ts'
import { machineArn, sfnAccount } from './account.ts'

const account = sfnAccount()

/** A Distributed Map over `$states.input.items`, two items to a batch, whose children begin at the state `Do`. */
async function mapMachine(name: string, States: JsonObject, fields: JsonObject = {}): Promise<string> {
  const map = {
    Type: 'Map',
    Label: 'each',
    Items: '{% $states.input.items %}',
    ItemBatcher: { MaxItemsPerBatch: 2 },
    ItemProcessor: { ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' }, StartAt: 'Do', States },
    End: true,
    ...fields,
  }
  const definition = JSON.stringify({ QueryLanguage: 'JSONata', StartAt: 'Map', States: { Map: map } })
  await account.client.send(new CreateStateMachineCommand({ name, definition, roleArn: 'r' }))
  return machineArn(name)
}

async function run(stateMachineArn: string, items: readonly number[]) {
  const input = JSON.stringify({ items })
  const { executionArn = '' } = await account.client.send(new StartExecutionCommand({ stateMachineArn, input }))
  await account.aws.services.sfn.executions.untilDone(executionArn)
  const { mapRuns = [] } = await account.client.send(new ListMapRunsCommand({ executionArn }))
  return { executionArn, mapRunArn: mapRuns[0]?.mapRunArn ?? '' }
}

const describe = (mapRunArn: string) => account.client.send(new DescribeMapRunCommand({ mapRunArn }))
/** Children that fail where a batch has a number above 90. */
const picky: JsonObject = {
  Do: { Type: 'Choice', Choices: [{ Condition: '{% $max($states.input.Items) > 90 %}', Next: 'No' }], Default: 'Yes' },
  Yes: { Type: 'Succeed', Output: '{% $sum($states.input.Items) %}' },
  No: { Type: 'Fail', Error: 'TooMuch' },
}

test('a map run that is over is described with its counts of items and of children', async () => {
  const machine = await mapMachine('counted', picky, { ToleratedFailureCount: 3, MaxConcurrency: 2 })
  const { executionArn, mapRunArn } = await run(machine, [1, 2, 3, 99, 5])
  expect(mapRunArn).toMatch(/^arn:aws:states:us-east-1:000000000000:mapRun:counted\/each:[0-9a-f-]+$/)
  expect(await describe(mapRunArn)).toMatchObject({
    executionArn,
    status: 'SUCCEEDED',
    maxConcurrency: 2,
    toleratedFailureCount: 3,
    toleratedFailurePercentage: 0,
    itemCounts: { total: 5, succeeded: 3, failed: 2, pending: 0, running: 0, resultsWritten: 0 },
    executionCounts: { total: 3, succeeded: 2, failed: 1, timedOut: 0, aborted: 0 },
    redriveCount: 0,
    stopDate: expect.any(Date),
  })
})

test('the children of a map run are executions: listed, described, and each with its own history', async () => {
  const machine = await mapMachine('children', picky, { ToleratedFailurePercentage: 50 })
  const { mapRunArn } = await run(machine, [1, 2, 3, 99])
  const { executions = [] } = await account.client.send(new ListExecutionsCommand({ mapRunArn }))
  expect(executions.map(({ status, stateMachineArn }) => [status, stateMachineArn])).toEqual([
    ['SUCCEEDED', `${machine}/each`],
    ['FAILED', `${machine}/each`],
  ])
  const failed = await account.client.send(new ListExecutionsCommand({ mapRunArn, statusFilter: 'FAILED' }))
  expect(failed.executions).toHaveLength(1)
  const executionArn = executions[1]?.executionArn ?? ''
  expect(await account.client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
    mapRunArn,
    status: 'FAILED',
    error: 'TooMuch',
    input: '{"Items":[3,99]}',
  })
  const { events = [] } = await account.client.send(new GetExecutionHistoryCommand({ executionArn }))
  expect(events.map(({ id, type }) => [id, type])).toEqual([
    [1, 'ExecutionStarted'],
    [2, 'ChoiceStateEntered'],
    [3, 'ChoiceStateExited'],
    [4, 'FailStateEntered'],
    [5, 'ExecutionFailed'],
  ])
  await expect(account.client.send(new StopExecutionCommand({ executionArn }))).rejects.toMatchObject({ name: 'InvalidArn' })
})

test('a map run that failed says so, and counts its redrives; another process tells the same of it', async () => {
  const machine = await mapMachine('failing', picky)
  const { executionArn, mapRunArn } = await run(machine, [99, 1])
  expect(await describe(mapRunArn)).toMatchObject({ status: 'FAILED', executionCounts: { failed: 1, failuresNotRedrivable: 0 } })
  await account.client.send(new RedriveExecutionCommand({ executionArn }))
  await account.aws.services.sfn.executions.untilDone(executionArn)
  const { $metadata: _, ...told } = await describe(mapRunArn)
  expect(told).toMatchObject({ status: 'FAILED', redriveCount: 1 })
  await account.reopen()
  const { $metadata: __, ...again } = await describe(mapRunArn)
  expect(again).toEqual(told)
})

test('a map run whose execution is stopped is aborted, with the children that ran', async () => {
  const machine = await mapMachine('stopped', { Do: { Type: 'Wait', Seconds: 31_536_000, End: true } }, { MaxConcurrency: 1 })
  const input = JSON.stringify({ items: [1, 2, 3, 4, 5, 6] })
  const { clock } = account.aws.environment
  const mapRunArn = await clock.hold(async () => {
    const { executionArn } = await account.client.send(new StartExecutionCommand({ stateMachineArn: machine, input }))
    let running = ''
    while (running === '') {
      const { mapRuns = [] } = await account.client.send(new ListMapRunsCommand({ executionArn }))
      const arn = mapRuns[0]?.mapRunArn
      if (arn !== undefined && (await describe(arn)).executionCounts?.running === 1) running = arn
    }
    expect(await describe(running)).toMatchObject({ status: 'RUNNING', itemCounts: { total: 6, running: 2, pending: 4 } })
    await account.client.send(new StopExecutionCommand({ executionArn, error: 'Enough' }))
    return running
  })
  expect(await describe(mapRunArn)).toMatchObject({ status: 'ABORTED', executionCounts: { aborted: 1, pending: 2 } })
})

test('what is no map run is named', async () => {
  await expect(describe(`${machineArn('x').replace('stateMachine', 'mapRun')}/each:1`)).rejects.toMatchObject({ name: 'ResourceNotFound' })
})
