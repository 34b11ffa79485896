import { expect, test } from '@jest/globals'
import { compile, eq, minutes, seconds, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, findAgain, INPUT, Input } from '../operations.ts'
import { failure, outputOf, run } from '../run.ts'

function catchOf(machine: ReturnType<typeof compile>, state: string) {
  const found = machine.States[state]
  return found !== undefined && 'Catch' in found ? found.Catch : undefined
}

test('an error that is passed over leads on to the next step', async () => {
  const caught = workflow({ name: 'w', input: Input }, (flow) => {
    flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } })
    flow.task('Following', find, {})
  })
  expect(catchOf(compile(caught), 'Find')).toEqual([{ ErrorEquals: ['Find.Missing'], Next: 'Following', Output: {} }])
  const { status, requests } = await run(caught, INPUT, { Find: failure('Find.Missing') })
  expect([status, requests.map((request) => request.stateName)]).toEqual(['SUCCEEDED', ['Find', 'Following']])
})

test('an error without a handler fails the execution', async () => {
  const caught = workflow({ name: 'w', input: Input }, (flow) => {
    flow.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } })
  })
  const { status, error, cause } = await run(caught, INPUT, { Find: failure('Find.Broken', 'in two') })
  expect([status, error, cause]).toEqual(['FAILED', 'Find.Broken', 'in two'])
})

test('a handler reads the error, and the flow goes on after its steps', async () => {
  const handled = workflow({ name: 'w', input: Input }, (flow, input) => {
    const before = flow.pass('Before', { name: input.name })
    flow.task(
      'Find',
      find,
      {},
      {
        catch: {
          'States.ALL': (then, error) => {
            then.task('Report', find, { said: text`${before.name}: ${error.Error} (${error.Cause})`, error: error.Error })
          },
        },
      },
    )
    flow.task('After', find, {})
  })
  const machine = compile(handled)
  expect(catchOf(machine, 'Find')).toEqual([
    {
      ErrorEquals: ['States.ALL'],
      Next: 'Report',
      Assign: { findError: '{% { "Cause": $states.errorOutput.Cause, "Error": $states.errorOutput.Error } %}' },
      Output: {},
    },
  ])
  const { requests } = await run(handled, INPUT, { Find: failure('Find.Broken', 'why') })
  expect(requests.map(({ stateName, arguments: sent }) => [stateName, sent])).toEqual([
    ['Find', {}],
    ['Report', { said: "O'Neil: Find.Broken (why)", error: 'Find.Broken' }],
    ['After', {}],
  ])
})

test('a handler may end the execution with the error that it caught', async () => {
  const handled = workflow({ name: 'w', input: Input }, (flow) => {
    const found = flow.task(
      'Find',
      find,
      {},
      {
        catch: { 'Find.Missing': (then, error) => then.fail(error.Error, text`not there: ${error.Cause}`, 'Not there') },
      },
    )
    return { id: found.id }
  })
  const ended = await run(handled, INPUT, { Find: failure('Find.Missing', 'no row') })
  expect([ended.status, ended.error, ended.cause]).toEqual(['FAILED', 'Find.Missing', 'not there: no row'])
  expect(await outputOf(handled, INPUT, { Find: FOUND })).toEqual({ id: 'f-1' })
  expect(catchOf(compile(handled), 'Find')?.[0]?.Assign).toEqual({ findError: expect.any(String) })
})

test('a specific name comes before the names that stand for it, however the handlers are written', async () => {
  const handled = workflow({ name: 'w', input: Input }, (flow) => {
    flow.task(
      'Find',
      find,
      {},
      {
        catch: {
          'States.ALL': (then) => then.fail('All', 'x'),
          'States.TaskFailed': 'continue',
          'States.Timeout': (then) => then.fail('Late', 'x'),
          'Find.Missing': (then) => then.fail('Missing', 'x'),
          'Find.Broken': 'continue',
        },
      },
    )
  })
  expect(catchOf(compile(handled), 'Find')?.map((catcher) => catcher.ErrorEquals)).toEqual([
    ['Find.Missing'],
    ['Find.Broken'],
    ['States.Timeout'],
    ['States.TaskFailed'],
    ['States.ALL'],
  ])
  const endOf = async (error: string) => (await run(handled, INPUT, { Find: failure(error) })).error
  expect(await endOf('Find.Missing')).toBe('Missing')
  expect(await endOf('Find.Broken')).toBeUndefined()
  expect(await endOf('Find.Other')).toBeUndefined()
  expect(await endOf('States.Timeout')).toBe('Late')
})

test('errors with the same handler share one catcher, and the handler is written once', async () => {
  const handled = workflow({ name: 'w', input: Input }, (flow) => {
    const stop = (then: typeof flow) => then.fail('Stop', 'x')
    flow.task(
      'Find',
      find,
      {},
      {
        catch: {
          'States.Timeout': 'continue',
          'Find.Missing': (then, error) => then.pass('Note', { was: error.Error }),
          'Find.Broken': 'continue',
        },
      },
    )
    flow.parallel(
      'Both',
      { a: (b) => b.task('A', find, {}) },
      { catch: { 'Find.Missing': stop as never, 'Find.Broken': stop as never, 'States.ALL': stop as never } },
    )
  })
  const machine = compile(handled)
  expect(catchOf(machine, 'Find')?.map((catcher) => catcher.ErrorEquals)).toEqual([['Find.Missing'], ['Find.Broken', 'States.Timeout']])
  expect(catchOf(machine, 'Both')?.map((catcher) => [catcher.ErrorEquals, catcher.Next])).toEqual([
    [['Find.Missing', 'Find.Broken'], 'Stop'],
    [['States.ALL'], 'Stop'],
  ])
  expect((await run(handled, INPUT, { A: failure('Other') })).error).toBe('Stop')
})

test('a retry comes before the handler', async () => {
  const handled = workflow({ name: 'w', input: Input }, (flow) => {
    const found = flow.task('Find', findAgain, {}, { catch: { 'Find.Broken': 'continue' } })
    return { id: found.id }
  })
  let calls = 0
  expect(await outputOf(handled, INPUT, { Find: () => (++calls < 3 ? failure('Find.Broken') : FOUND) })).toEqual({ id: 'f-1' })
  const { requests, stopDate, startDate } = await run(handled, INPUT, { Find: failure('Find.Broken') })
  expect([requests.length, stopDate - startDate]).toEqual([3, 6000])
})

test("an operation's own retries can be refused, or replaced", () => {
  const policy = {
    errors: ['Find.Missing', 'States.Timeout'],
    interval: seconds(3),
    attempts: 0,
    backoff: 1.5,
    most: minutes(1),
    jitter: 'FULL',
  } as const
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow) => {
      flow.task('Own', findAgain, {})
      flow.task('None', findAgain, {}, { retry: 'none' })
      flow.task('Other', findAgain, {}, { retry: [policy, { errors: ['States.ALL'] }] })
      flow.parallel('Both', { a: () => 1 }, { retry: [{ errors: ['States.ALL'], attempts: 1 }] })
    }),
  )
  const retryOf = (name: string) => (machine.States[name] as { Retry?: unknown }).Retry
  expect(retryOf('Own')).toEqual([{ ErrorEquals: ['Find.Broken'], IntervalSeconds: 2, MaxAttempts: 2 }])
  expect(retryOf('None')).toBeUndefined()
  expect(retryOf('Other')).toEqual([
    {
      ErrorEquals: ['Find.Missing', 'States.Timeout'],
      IntervalSeconds: 3,
      MaxAttempts: 0,
      BackoffRate: 1.5,
      MaxDelaySeconds: 60,
      JitterStrategy: 'FULL',
    },
    { ErrorEquals: ['States.ALL'] },
  ])
  expect(retryOf('Both')).toEqual([{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }])
})

test('after a caught error in a turn the result of the turn before is not taken for this one', async () => {
  const polled = workflow({ name: 'w', input: Input }, (flow) => {
    const seen = flow.poll(
      'Seen',
      { every: seconds(1), attempts: 2, timedOut: { error: 'Late', cause: 'x' } },
      (turn) => ({ id: turn.task('Find', find, {}, { catch: { 'Find.Missing': 'continue' } }).id }),
      (now) => eq(now.id, 'second'),
    )
    return seen
  })
  let calls = 0
  const answer = () => (++calls === 1 ? { ...FOUND, id: 'first' } : failure('Find.Missing'))
  expect((await run(polled, INPUT, { Find: answer })).error).toBe('Late')
})
