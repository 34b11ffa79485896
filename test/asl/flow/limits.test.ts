import { expect, test } from '@jest/globals'
import { days, hours, minutes, seconds } from '../../../asl/index.ts'
import { find } from '../operations.ts'
import { problemIn, problemOf } from './problem-of.ts'

const one = { every: seconds(1), attempts: 1 }

test('a poll whose turn always fails is refused: it would never look', () => {
  expect(
    problemOf((flow, input) =>
      flow.poll(
        'P',
        one,
        (turn) => turn.fail('A', 'x'),
        () => input.flag,
      ),
    ).code,
  ).toBe('turn-always-fails')
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 100_000_000])('%d seconds are no duration', (count) => {
  expect(problemIn(() => seconds(count)).code).toBe('bad-duration')
})

test('durations are whole seconds, whatever their unit', () => {
  expect([seconds(1), minutes(1.5), hours(2), days(1)].map((duration) => duration.seconds)).toEqual([1, 90, 7200, 86_400])
  expect(problemIn(() => minutes(0.001)).code).toBe('bad-duration')
})

test.each([0, -1, 2.5, Number.NaN])('a poll of %d attempts is refused', (attempts) => {
  expect(
    problemOf((flow, input) =>
      flow.poll(
        'P',
        { every: seconds(1), attempts },
        () => 1,
        () => input.flag,
      ),
    ),
  ).toMatchObject({
    code: 'bad-attempts',
    path: 'w > P',
  })
})

test('a parallel without branches is refused', () => {
  expect(problemOf((flow) => flow.parallel('P', {})).code).toBe('no-branches')
})

test('a branch whose name looks like an index is refused: its value could not be told from an element', () => {
  expect(problemOf((flow) => flow.parallel('P', { 0: () => 1 })).code).toBe('bad-branch-name')
})

test.each([
  ['attempts', { errors: ['Find.Broken'], attempts: 1.5 }],
  ['attempts', { errors: ['Find.Broken'], attempts: -1 }],
  ['attempts', { errors: ['Find.Broken'], attempts: 100_000_000 }],
  ['backoff', { errors: ['Find.Broken'], backoff: 0.5 }],
  ['backoff', { errors: ['Find.Broken'], backoff: Number.NaN }],
  ['no error', { errors: [] }],
  ['most', { errors: ['Find.Broken'], interval: seconds(10), most: seconds(5) }],
  ['States.ALL', { errors: ['States.ALL', 'Find.Broken'] }],
] as const)('a retry that Step Functions refuses is refused: %s', (word, policy) => {
  expect(problemOf((flow) => flow.task('T', find, {}, { retry: [policy] }))).toMatchObject({
    code: 'bad-retry',
    path: 'w > T',
    message: expect.stringContaining(word),
  })
})

test('a retry after one of States.ALL is refused', () => {
  const retry = [{ errors: ['States.ALL'] }, { errors: ['Find.Broken'] }] as const
  expect(problemOf((flow) => flow.task('T', find, {}, { retry })).code).toBe('bad-retry')
})

test('a heartbeat that is no shorter than the timeout is refused', () => {
  expect(problemOf((flow) => flow.task('T', find, {}, { timeout: minutes(1), heartbeat: minutes(1) }))).toMatchObject({
    code: 'bad-heartbeat',
    path: 'w > T',
  })
})
