import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../asl/json.ts'
import { type TaskContext, TaskFailure, type TaskRequest } from '../../engine/index.ts'
import { chain, runMachine } from './start-machine.ts'

const task = (name: string) => ({
  StartAt: name,
  States: { [name]: { Type: 'Task', Resource: 'arn:aws:states:::aws-sdk:glue:startCrawler', Arguments: {}, End: true } },
})
const wait = { StartAt: 'Sleep', States: { Sleep: { Type: 'Wait', Seconds: 60, Next: 'After' }, After: { Type: 'Pass', End: true } } }

test('the first failure of a Parallel ends its siblings at once', async () => {
  let aborted = false
  const tasks = {
    async run({ stateName }: TaskRequest, { clock, signal }: TaskContext) {
      signal.addEventListener('abort', () => {
        aborted = true
      })
      await clock.sleep(stateName === 'Quick' ? 1000 : 50_000, signal)
      throw new TaskFailure(stateName, 'because')
    },
  }
  const result = await runMachine(chain({ Both: { Type: 'Parallel', Branches: [task('Slow'), task('Quick'), wait] } }), {}, { tasks })
  expect(result).toMatchObject({ status: 'FAILED', error: 'Quick', cause: 'because', stopDate: 1000 })
  expect(aborted).toBe(true)
  const types = result.events.map((event) => event.type)
  expect(types.slice(-6)).toEqual([
    'TaskFailed',
    'TaskStateAborted',
    'TaskStateAborted',
    'WaitStateAborted',
    'ParallelStateFailed',
    'ExecutionFailed',
  ])
  expect(types).not.toContain('PassStateEntered')
})

test('a Parallel is retried as a whole and caught in the end', async () => {
  let calls = 0
  const tasks = { run: () => Promise.reject(new TaskFailure('Again', `call ${++calls}`)) }
  const both = {
    Type: 'Parallel',
    Branches: [task('One')],
    Retry: [{ ErrorEquals: ['Again'], MaxAttempts: 2 }],
    Catch: [{ ErrorEquals: ['Again'], Next: 'Caught' }],
    Next: 'Caught',
  }
  const definition = { QueryLanguage: 'JSONata', StartAt: 'Both', States: { Both: both, Caught: { Type: 'Succeed' } } }
  const result = await runMachine(definition, {}, { tasks })
  expect(result.output).toEqual({ Error: 'Again', Cause: 'call 3' })
  expect(result.events.filter((event) => event.type === 'ParallelStateStarted')).toHaveLength(3)
  expect(result.events.filter((event) => event.type === 'ParallelStateFailed')).toHaveLength(1)
})

test('the failure of one iteration ends those inside other Maps too', async () => {
  const inner = { Type: 'Map', Items: [1, 2], ItemProcessor: wait, End: true }
  const nested = { StartAt: 'Inner', States: { Inner: inner } }
  const failing = {
    StartAt: 'Fail',
    States: { Fail: { Type: 'Wait', Seconds: 5, Next: 'Stop' }, Stop: { Type: 'Fail', Error: 'Stopped' } },
  }
  const result = await runMachine(chain({ Both: { Type: 'Parallel', Branches: [nested, failing] } }))
  expect(result).toMatchObject({ status: 'FAILED', error: 'Stopped', stopDate: 5000 })
  const aborted = result.events.filter((event) => event.type.endsWith('Aborted')).map((event) => event.type)
  expect(aborted.sort()).toEqual(['MapIterationAborted', 'MapIterationAborted', 'MapStateAborted', 'WaitStateAborted', 'WaitStateAborted'])
})

test('a failure in a branch of States.Runtime is caught by nobody', async () => {
  const branch = { StartAt: 'Bad', States: { Bad: { QueryLanguage: 'JSONPath', Type: 'Pass', InputPath: '$.nothing', End: true } } }
  const both = { Type: 'Parallel', Branches: [branch], Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Caught' }], Next: 'Caught' }
  const result = await runMachine({ QueryLanguage: 'JSONata', StartAt: 'Both', States: { Both: both, Caught: { Type: 'Succeed' } } })
  expect(result).toMatchObject({ status: 'FAILED', error: 'States.Runtime' })
})

test('nothing begins inside a branch that its sibling has ended at that moment', async () => {
  const pass: JsonObject = { Type: 'Pass' }
  const each = { Type: 'Map', Items: [1, 2], ItemProcessor: chain({ One: pass }) }
  const inner = { Type: 'Parallel', Branches: [chain({ Each: each }), chain({ Two: pass })] }
  const definition = chain({
    Both: {
      Type: 'Parallel',
      Branches: [
        chain({ No: { Type: 'Fail', Error: 'Stop' } }),
        chain({ Wait: { Type: 'Wait', Seconds: 0 }, Inner: inner }),
        chain({ Three: pass }),
      ],
    },
  })
  const { events } = await runMachine(definition)
  const types = events.map(({ type }) => type)
  expect(types.slice(types.indexOf('ParallelStateAborted') + 1)).toEqual(['ParallelStateFailed', 'ExecutionFailed'])
})
