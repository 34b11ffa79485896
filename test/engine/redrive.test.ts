import { expect, test } from '@jest/globals'
import type { JsonObject, JsonValue } from '../../asl/json.ts'
import {
  type ExecutionResult,
  memoryJournal,
  readPosition,
  resumeExecution,
  startExecution,
  TaskFailure,
  type TaskPort,
  virtualClock,
} from '../../engine/index.ts'
import { chain } from './start-machine.ts'

const work = { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:service:work' }

interface Redriven {
  readonly first: ExecutionResult
  readonly second: ExecutionResult
  /** What the tasks were asked, before and after. */
  readonly asked: readonly string[]
  readonly askedAgain: readonly string[]
}

/** Runs a machine whose tasks fail where `broken` says so, redrives it with all tasks whole, and tells what was asked of them. */
async function redrive(definition: JsonObject, input: JsonValue, broken: (state: string, input: JsonValue) => boolean): Promise<Redriven> {
  const journal = memoryJournal()
  const asked: string[] = []
  let isWhole = false
  const tasks: TaskPort = {
    async run({ stateName, arguments: given }) {
      asked.push(`${stateName} ${JSON.stringify(given)}`)
      if (!isWhole && broken(stateName, given)) throw new TaskFailure('Broken', 'not yet')
      return given
    },
  }
  let ids = 0
  const shared = { definition, input, name: 'test', clock: virtualClock(), random: () => 0.5, uuid: () => `id-${++ids}`, tasks, journal }
  const first = await startExecution(shared).result
  isWhole = true
  const before = asked.splice(0)
  const from = readPosition(journal.batches.flat(), { keepEvents: true })
  if (from === undefined) throw new Error('The journal is empty.')
  const second = await resumeExecution({ ...shared, from, redrive: true }).result
  return { first, second, asked: before, askedAgain: asked }
}

test('a redriven execution goes on at the task that failed and keeps the history of the rest', async () => {
  const definition = chain({ First: work, Second: work, Third: { Type: 'Pass', Output: '{% $states.context.Execution.RedriveCount %}' } })
  const { first, second, asked, askedAgain } = await redrive(definition, { a: 1 }, (state) => state === 'Second')
  expect(first.status).toBe('FAILED')
  expect(asked).toEqual(['First {"a":1}', 'Second {"a":1}'])
  expect(second).toMatchObject({ status: 'SUCCEEDED', output: 1 })
  expect(askedAgain).toEqual(['Second {"a":1}'])
  expect(second.events.slice(0, first.events.length)).toEqual(first.events)
  expect(second.events.slice(first.events.length).map(({ type }) => type)).toEqual([
    'ExecutionRedriven',
    'TaskScheduled',
    'TaskStarted',
    'TaskSucceeded',
    'TaskStateExited',
    'PassStateEntered',
    'PassStateExited',
    'ExecutionSucceeded',
  ])
  expect(second.events.find(({ type }) => type === 'ExecutionRedriven')?.executionRedrivenEventDetails).toEqual({ redriveCount: 1 })
})

test('a redriven Parallel runs only the branches that did not succeed, and a retrier counts from zero', async () => {
  const retry = { Retry: [{ ErrorEquals: ['Broken'], MaxAttempts: 1 }] }
  const definition = chain({
    Both: { Type: 'Parallel', Branches: [chain({ Good: work }), chain({ Fine: work, Bad: { ...work, ...retry } })] },
  })
  const { first, second, askedAgain } = await redrive(definition, 1, (state) => state === 'Bad')
  expect(first.status).toBe('FAILED')
  expect(second).toMatchObject({ status: 'SUCCEEDED', output: [1, 1] })
  expect(askedAgain).toEqual(['Bad 1'])
})

test('a redriven Map runs only the iterations that failed, were aborted or had not begun', async () => {
  const definition = chain({ Each: { Type: 'Map', MaxConcurrency: 1, ItemProcessor: chain({ Work: work }) } })
  const { second, asked, askedAgain } = await redrive(definition, [1, 2, 3, 4], (_, input) => input === 3)
  expect(asked).toEqual(['Work 1', 'Work 2', 'Work 3'])
  expect(second).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3, 4] })
  expect(askedAgain).toEqual(['Work 3', 'Work 4'])
})

test.each(['STANDARD', 'EXPRESS'])('a redriven map run takes up its failed %s children', async (ExecutionType) => {
  const processor = { ...chain({ First: work, Work: work }), ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType } }
  const definition = chain({ Each: { Type: 'Map', Label: 'Each', MaxConcurrency: 1, ItemProcessor: processor } })
  const { first, second, askedAgain } = await redrive(definition, [1, 2, 3], (state, input) => state === 'Work' && input === 2)
  expect(first).toMatchObject({ status: 'FAILED', error: 'States.ExceedToleratedFailureThreshold' })
  expect(second).toMatchObject({ status: 'SUCCEEDED', output: [1, 2, 3] })
  // An Express child begins again, a Standard one goes on.
  expect(askedAgain).toEqual([...(ExecutionType === 'EXPRESS' ? ['First 2'] : []), 'Work 2', 'First 3', 'Work 3'])
  const added = second.events.slice(first.events.length)
  expect(added.map(({ type }) => type)).toEqual([
    'ExecutionRedriven',
    'MapRunRedriven',
    'MapRunSucceeded',
    'MapStateSucceeded',
    'MapStateExited',
    'ExecutionSucceeded',
  ])
  expect(added[1]?.mapRunRedrivenEventDetails).toMatchObject({ redriveCount: 1 })
})

test('a result that was too large makes the whole Parallel run again', async () => {
  const large = { ...work, Output: "{% $join($map([1..5000], function() { 'abcdefghijklmnopqrstuvwxyz' })) %}" }
  const definition = chain({
    Both: { Type: 'Parallel', Branches: [chain({ One: large }), chain({ Two: large }), chain({ Three: large })] },
  })
  const { first, askedAgain } = await redrive(definition, 1, () => false)
  expect(first).toMatchObject({ status: 'FAILED', error: 'States.DataLimitExceeded' })
  expect(askedAgain).toEqual(['One 1', 'Two 1', 'Three 1'])
})

test('an execution that was redriven can be redriven again, and its journal carried on', async () => {
  const journal = memoryJournal()
  let ids = 0
  let fails = true
  const tasks: TaskPort = {
    run: async () => {
      if (fails) throw new TaskFailure('Broken', undefined)
      return 1
    },
  }
  const definition = chain({ Work: work, After: { Type: 'Pass' } })
  const shared = { definition, input: {}, name: 'test', clock: virtualClock(), random: () => 0.5, uuid: () => `id-${++ids}`, tasks }
  await startExecution({ ...shared, journal }).result
  const from = () => readPosition(journal.batches.flat(), { keepEvents: true })
  await resumeExecution({ ...shared, journal, from: from() as never, redrive: true }).result
  fails = false
  const writes = journal.writes
  const whole = await resumeExecution({ ...shared, journal, from: from() as never, redrive: true }).result
  expect(whole.status).toBe('SUCCEEDED')
  for (let cut = writes + 1; cut <= journal.writes; cut++) {
    const rest = journal.cut(cut)
    const position = readPosition(rest.batches.flat(), { keepEvents: true })
    const resumed = await resumeExecution({ ...shared, journal: rest, from: position as never }).result
    expect(resumed.events.map(({ type }) => type)).toEqual(whole.events.map(({ type }) => type))
  }
})
