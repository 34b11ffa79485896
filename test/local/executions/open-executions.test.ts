import { appendFileSync, mkdtempSync, readFileSync, rmSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import type { JsonObject } from '../../../asl/json.ts'
import { type Clock, ExecutionSuspended, TaskFailure, type TaskPort, virtualClock } from '../../../engine/index.ts'
import { type Executions, openExecutions } from '../../../local/executions/index.ts'

const MACHINE = 'arn:aws:states:us-east-1:000000000000:stateMachine:machine'
const work = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:service:work' }
const definition: JsonObject = {
  QueryLanguage: 'JSONata',
  StartAt: 'First',
  States: { First: { ...work, Next: 'Second' }, Second: { ...work, End: true } },
}
const echo: TaskPort = { run: async ({ arguments: input }) => input }

let root: string
let opened: Executions[] = []

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'executions-'))
})

afterEach(async () => {
  await Promise.all(opened.map((executions) => executions.close()))
  opened = []
  rmSync(root, { recursive: true, force: true })
})

function open(tasks: TaskPort = echo, clock: Clock = virtualClock({ start: 1000 })): Executions {
  let ids = 0
  const executions = openExecutions({ root, clock, uuid: () => `id-${++ids}`, random: () => 0.5, ports: () => ({ tasks }) })
  opened.push(executions)
  return executions
}

async function run(executions: Executions, name: string, input: JsonObject = {}) {
  const started = executions.start({ definition, input, name, stateMachineArn: MACHINE })
  await started.result
  return started
}

test('executions, their ends and their histories outlive the process', async () => {
  const { executionArn } = await run(open(), 'one', { a: 1 })
  const again = open()
  expect(again.describe(executionArn)).toMatchObject({
    name: 'one',
    input: { a: 1 },
    startDate: 1000,
    ending: { status: 'SUCCEEDED', output: { a: 1 } },
  })
  expect(again.list(MACHINE).map(({ name }) => name)).toEqual(['one'])
  expect(again.history(executionArn).events.map(({ id, type }) => `${id} ${type}`)).toEqual([
    '1 ExecutionStarted',
    '2 TaskStateEntered',
    '3 TaskScheduled',
    '4 TaskStarted',
    '5 TaskSucceeded',
    '6 TaskStateExited',
    '7 TaskStateEntered',
    '8 TaskScheduled',
    '9 TaskStarted',
    '10 TaskSucceeded',
    '11 TaskStateExited',
    '12 ExecutionSucceeded',
  ])
})

test('a name is taken for ever, but a running execution answers the same start again', async () => {
  const executions = open()
  const first = executions.start({ definition, input: { a: 1 }, name: 'one', stateMachineArn: MACHINE })
  const second = executions.start({ definition, input: { a: 1 }, name: 'one', stateMachineArn: MACHINE })
  expect(second.executionArn).toBe(first.executionArn)
  expect(() => executions.start({ definition, input: { a: 2 }, name: 'one', stateMachineArn: MACHINE })).toThrow('Execution Already Exists')
  await first.result
  expect(() => executions.start({ definition, input: { a: 1 }, name: 'one', stateMachineArn: MACHINE })).toThrow('Execution Already Exists')
})

test('what was suspended is carried on by whoever opens the folder next', async () => {
  let finish: () => void = () => undefined
  const asked: string[] = []
  const slow: TaskPort = {
    run: ({ stateName, arguments: input }) => {
      asked.push(stateName)
      return stateName === 'First' ? Promise.resolve(input) : new Promise((resolve) => (finish = () => resolve(input)))
    },
  }
  const executions = open(slow)
  const { executionArn, result } = executions.start({ definition, input: { a: 1 }, name: 'one', stateMachineArn: MACHINE })
  while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve))
  await executions.close()
  await expect(result).rejects.toThrow(ExecutionSuspended)
  finish()
  const again = open({
    run: async ({ stateName, arguments: input }, { resumed }) => {
      asked.push(`${stateName} again ${JSON.stringify(resumed)}`)
      return input
    },
  })
  expect(again.describe(executionArn).ending).toBeUndefined()
  const [resumed] = again.resume()
  expect(await resumed?.result).toMatchObject({ status: 'SUCCEEDED', output: { a: 1 } })
  expect(asked).toEqual(['First', 'Second', 'Second again {}'])
  expect(again.resume()).toEqual([])
})

describe('a journal that a crash has torn', () => {
  test.each([1, 40, 200, 700])('is carried on without its last %i bytes', async (bytes) => {
    const { executionArn } = await run(open(), 'one')
    const file = join(root, 'executions', 'machine', 'one.jsonl')
    truncateSync(file, readFileSync(file).length - bytes)
    const executions = open()
    for (const { result } of executions.resume()) await result
    expect(executions.describe(executionArn).ending).toMatchObject({ status: 'SUCCEEDED', output: {} })
    const ids = executions.history(executionArn).events.map(({ id }) => id)
    expect(ids).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
    for (const line of readFileSync(file, 'utf8').trimEnd().split('\n')) expect(() => JSON.parse(line)).not.toThrow()
  })

  test('loses a last line of noise', async () => {
    const { executionArn } = await run(open(), 'one')
    appendFileSync(join(root, 'executions', 'machine', 'one.jsonl'), '\0\0\0\n')
    const executions = open()
    for (const { result } of executions.resume()) await result
    expect(executions.describe(executionArn).ending?.status).toBe('SUCCEEDED')
  })

  test('that has not even its first line is no execution, and its name is free', async () => {
    const { executionArn } = await run(open(), 'one')
    truncateSync(join(root, 'executions', 'machine', 'one.jsonl'), 20)
    const executions = open()
    expect(executions.list()).toEqual([])
    expect(() => executions.describe(executionArn)).toThrow('Execution Does Not Exist')
    await run(executions, 'one')
    expect(executions.describe(executionArn).ending?.status).toBe('SUCCEEDED')
  })
})

test('a wait ends when it was to end, however long nobody ran it', async () => {
  const waiting: JsonObject = { StartAt: 'Wait', States: { Wait: { Type: 'Wait', Seconds: 100, End: true } } }
  const stopped: Clock = { now: () => 5000, sleep: () => new Promise(() => undefined), hold: (held) => held() }
  const executions = open(echo, stopped)
  const { executionArn } = executions.start({ definition: waiting, input: {}, name: 'one', stateMachineArn: MACHINE })
  await new Promise((resolve) => setImmediate(resolve))
  await executions.close()
  const clock = virtualClock({ start: 65_000 })
  const again = open(echo, clock)
  await again.resume()[0]?.result
  expect(again.describe(executionArn).ending?.stopDate).toBe(105_000)
})

test('a failed execution is redriven from its failed state, and tells how often', async () => {
  let isBroken = true
  const tasks: TaskPort = {
    run: async ({ stateName, arguments: input }) => {
      if (isBroken && stateName === 'Second') throw new TaskFailure('Broken', 'not yet')
      return input
    },
  }
  const executions = open(tasks)
  const { executionArn } = await run(executions, 'one')
  expect(executions.describe(executionArn).ending).toMatchObject({ status: 'FAILED', error: 'Broken', cause: 'not yet' })
  const redriven = executions.redrive(executionArn)
  expect(executions.describe(executionArn).ending).toBeUndefined()
  await redriven.result
  expect(executions.describe(executionArn)).toMatchObject({ redrives: { count: 1 }, ending: { status: 'FAILED', startDate: 1000 } })
  isBroken = false
  const again = open(tasks)
  await again.redrive(executionArn).result
  expect(again.describe(executionArn)).toMatchObject({ redrives: { count: 2 }, ending: { status: 'SUCCEEDED' } })
  expect(() => again.redrive(executionArn)).toThrow('SUCCEEDED and cannot be redriven')
})

test('an execution can be stopped, also one whose process has died', async () => {
  const never: TaskPort = { run: () => new Promise(() => undefined) }
  const executions = open(never)
  const { executionArn } = executions.start({ definition, input: {}, name: 'one', stateMachineArn: MACHINE })
  expect((await executions.stop(executionArn, 'Enough', 'by hand')).ending).toMatchObject({
    status: 'ABORTED',
    error: 'Enough',
    cause: 'by hand',
  })
  const left = executions.start({ definition, input: {}, name: 'two', stateMachineArn: MACHINE })
  while (executions.history(left.executionArn).events.length < 4) await new Promise((resolve) => setImmediate(resolve))
  await executions.close()
  let calls = 0
  const again = open({ run: () => new Promise(() => calls++) })
  expect((await again.stop(left.executionArn)).ending?.status).toBe('ABORTED')
  expect(calls).toBe(0)
})

test('histories come in pages, in both directions', async () => {
  const executions = open()
  const { executionArn } = await run(executions, 'one')
  const pages = (reverseOrder: boolean) => {
    const ids: number[][] = []
    let nextToken: string | undefined
    do {
      const page = executions.history(executionArn, { maxResults: 5, reverseOrder, nextToken })
      ids.push(page.events.map(({ id }) => id))
      nextToken = page.nextToken
    } while (nextToken !== undefined)
    return ids
  }
  expect(pages(false)).toEqual([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 12],
  ])
  expect(pages(true)).toEqual([
    [12, 11, 10, 9, 8],
    [7, 6, 5, 4, 3],
    [2, 1],
  ])
  expect(() => executions.history(executionArn, { nextToken: 'x' })).toThrow('Invalid Token')
})

test('names of executions never leave the folder', async () => {
  const executions = open()
  for (const name of ['..', '../../out', 'a/b', 'ü', '*']) {
    const { executionArn } = await run(executions, name)
    expect(executions.describe(executionArn).name).toBe(name)
  }
  expect(executions.list().length).toBe(5)
})

test('versions and aliases are told from the machine', async () => {
  const executions = open()
  const started = executions.start({ definition, input: {}, name: 'one', stateMachineArn: `${MACHINE}:2` })
  await started.result
  expect(started.executionArn).toBe('arn:aws:states:us-east-1:000000000000:execution:machine:one')
  expect(executions.describe(started.executionArn)).toMatchObject({ stateMachineArn: MACHINE, stateMachineVersionArn: `${MACHINE}:2` })
  expect(executions.list(`${MACHINE}:2`).length).toBe(1)
  expect(executions.list(`${MACHINE}:live`).length).toBe(0)
  expect(executions.list(MACHINE).length).toBe(1)
})
