import { expect, test } from '@jest/globals'
import { TestStateRejected, type TestStateRequest, testState, virtualClock } from '../../engine/index.ts'

function run(request: Pick<TestStateRequest, 'definition'> & Partial<TestStateRequest>) {
  return testState({ clock: virtualClock(), random: () => 0.5, uuid: () => 'id', ...request })
}

const getCrawler = {
  QueryLanguage: 'JSONata',
  Type: 'Task',
  Resource: 'arn:aws:states:::aws-sdk:glue:getCrawler',
  Arguments: { Name: '{% $states.input.crawler %}' },
  Output: '{% $states.result.Crawler.State %}',
  Next: 'Done?',
}

test('a mocked task shows its arguments, its result and its output', async () => {
  const response = await run({
    definition: getCrawler,
    input: { crawler: 'events' },
    inspectionLevel: 'DEBUG',
    mock: { result: '{"Crawler": {"State": "READY"}}' },
  })
  expect(response).toEqual({
    status: 'SUCCEEDED',
    output: 'READY',
    nextState: 'Done?',
    inspectionData: { input: { crawler: 'events' }, afterArguments: { Name: 'events' }, result: { Crawler: { State: 'READY' } } },
  })
})

test('a mocked error tells the delay of the next retry instead of waiting', async () => {
  const clock = virtualClock()
  const response = await run({
    definition: {
      ...getCrawler,
      Retry: [{ ErrorEquals: ['Glue.ThrottlingException'], IntervalSeconds: 2, BackoffRate: 3, MaxAttempts: 3 }],
    },
    input: { crawler: 'events' },
    inspectionLevel: 'DEBUG',
    mock: { errorOutput: { error: 'Glue.ThrottlingException', cause: 'slow down' } },
    stateConfiguration: { retrierRetryCount: 2 },
    clock,
  })
  expect(response).toMatchObject({
    status: 'RETRIABLE',
    error: 'Glue.ThrottlingException',
    inspectionData: { errorDetails: { retryIndex: 0, retryBackoffIntervalSeconds: 18 } },
  })
  expect(clock.now()).toBe(0)
})

test('a caught error goes on with the catcher', async () => {
  const response = await run({
    definition: { ...getCrawler, Catch: [{ ErrorEquals: ['States.ALL'], Output: '{% $states.errorOutput.Cause %}', Next: 'Handle' }] },
    input: { crawler: 'events' },
    mock: { errorOutput: { error: 'Glue.EntityNotFoundException', cause: 'gone' } },
  })
  expect(response).toEqual({
    status: 'CAUGHT_ERROR',
    error: 'Glue.EntityNotFoundException',
    cause: 'gone',
    output: 'gone',
    nextState: 'Handle',
  })
})

test('a state of a machine sees the variables that the call gives', async () => {
  const definition = {
    QueryLanguage: 'JSONata',
    StartAt: 'First',
    States: { First: { Type: 'Pass', Next: 'Second' }, Second: { Type: 'Pass', Output: '{% $n + 1 %}', End: true } },
  }
  expect(await run({ definition, stateName: 'Second', variables: { n: 1 } })).toEqual({ status: 'SUCCEEDED', output: 2 })
})

test('a task without a mock needs a role, and a result must have the shape that the caller knows', async () => {
  await expect(run({ definition: getCrawler })).rejects.toThrow('RoleArn must be specified when testing a Task state')
  const wrong = run({
    definition: getCrawler,
    mock: { result: '{"Crawler": {"State": 1}}' },
    resultShape: () => ({
      type: 'structure',
      members: { Crawler: { type: 'structure', members: { State: { type: 'string' } } } },
    }),
  })
  await expect(wrong).rejects.toThrow("Mock result schema validation error: Field 'State' must be a string")
  await expect(wrong).rejects.toBeInstanceOf(TestStateRejected)
})
