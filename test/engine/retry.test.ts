import { expect, test } from '@jest/globals'
import type { JsonObject } from '../../asl/json.ts'
import { TaskFailure, virtualClock } from '../../engine/index.ts'
import { chain, runMachine } from './start-machine.ts'

const resource = 'arn:aws:states:::aws-sdk:glue:startCrawler'

/** Runs one task that fails with the given errors in turn; returns the seconds at which it was tried. */
async function attemptTimes(errors: readonly string[], fields: JsonObject, random = () => 0.5) {
  const clock = virtualClock()
  const times: number[] = []
  const tasks = {
    run: async () => {
      times.push(clock.now() / 1000)
      const error = errors[times.length - 1]
      if (error !== undefined) throw new TaskFailure(error, 'because')
      return 'done'
    },
  }
  const result = await runMachine(
    chain({ Try: { Type: 'Task', Resource: resource, Arguments: {}, ...fields } }),
    {},
    { clock, tasks, random },
  )
  return { times, result }
}

test('without an interval a retrier waits 1, 2 and 4 seconds and then gives up', async () => {
  const { times, result } = await attemptTimes(['A', 'A', 'A', 'A'], { Retry: [{ ErrorEquals: ['A'] }] })
  expect(times).toEqual([0, 1, 3, 7])
  expect(result).toMatchObject({ status: 'FAILED', error: 'A', cause: 'because' })
})

test('the delay grows by BackoffRate up to MaxDelaySeconds', async () => {
  const retrier = { ErrorEquals: ['A'], IntervalSeconds: 3, BackoffRate: 1.5, MaxDelaySeconds: 5, MaxAttempts: 4 }
  const { times } = await attemptTimes(['A', 'A', 'A', 'A'], { Retry: [retrier] })
  expect(times).toEqual([0, 3, 7.5, 12.5, 17.5])
})

test('full jitter takes a part of the delay', async () => {
  const retrier = { ErrorEquals: ['A'], IntervalSeconds: 4, JitterStrategy: 'FULL' }
  const { times } = await attemptTimes(['A', 'A'], { Retry: [retrier] }, () => 0.25)
  expect(times).toEqual([0, 1, 3])
})

test('each retrier counts its own attempts', async () => {
  const Retry = [
    { ErrorEquals: ['A'], IntervalSeconds: 1, BackoffRate: 1, MaxAttempts: 2 },
    { ErrorEquals: ['B'], IntervalSeconds: 10, BackoffRate: 1, MaxAttempts: 1 },
  ]
  const { times, result } = await attemptTimes(['A', 'B', 'A', 'A'], { Retry })
  expect(times).toEqual([0, 1, 11, 12])
  expect(result.error).toBe('A')
})

test('MaxAttempts of 0 never retries', async () => {
  const { times } = await attemptTimes(['A'], { Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }] })
  expect(times).toEqual([0])
})

test('States.TaskFailed takes every failure of a task but a timeout', async () => {
  const Retry = [{ ErrorEquals: ['States.TaskFailed'], BackoffRate: 1 }]
  expect((await attemptTimes(['Custom'], { Retry })).times).toEqual([0, 1])
  expect((await attemptTimes(['States.Timeout'], { Retry })).times).toEqual([0])
})

test('after the last attempt a catcher goes on with the error as output', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'Try',
    States: {
      Try: {
        Type: 'Task',
        Resource: resource,
        Arguments: {},
        Retry: [{ ErrorEquals: ['A'], MaxAttempts: 1 }],
        Catch: [
          { ErrorEquals: ['B'], Next: 'Wrong' },
          { ErrorEquals: ['States.ALL'], Output: { why: '{% $states.errorOutput.Cause %}' }, Assign: { seen: true }, Next: 'Right' },
        ],
        End: true,
      },
      Wrong: { Type: 'Fail' },
      Right: { Type: 'Succeed', Output: { seen: '{% $seen %}', why: '{% $states.input.why %}' } },
    },
  }
  const tasks = { run: () => Promise.reject(new TaskFailure('A', 'because')) }
  const result = await runMachine(definition, {}, { tasks })
  expect(result.output).toEqual({ seen: true, why: 'because' })
  expect(result.events.filter((event) => event.type === 'TaskFailed')).toHaveLength(2)
})
