import { expect, test } from '@jest/globals'
import { compile, eq, ge, gt, seconds, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const types = (machine: ReturnType<typeof compile>) => Object.entries(machine.States).map(([name, state]) => `${name}: ${state.Type}`)

const polled = workflow({ name: 'w', input: Input }, (flow, input) => {
  const seen = flow.poll(
    'Ready?',
    { every: seconds(10), attempts: 3 },
    (turn) => turn.task('Look', find, { name: input.name }),
    (now) => ge(now.count, 3),
  )
  return { id: seen.id }
})

test('a poll stops as soon as its condition holds', async () => {
  let calls = 0
  const look = () => ({ ...FOUND, id: `f-${++calls}`, count: calls + 1 })
  const { output, requests, startDate, stopDate } = await run(polled, INPUT, { Look: look })
  expect([output, requests.length, stopDate - startDate]).toEqual([{ id: 'f-2' }, 2, 10_000])
})

test('a poll at its bound has waited between the turns only, and fails', async () => {
  const { error, cause, requests, startDate, stopDate } = await run(polled, INPUT, { Look: { ...FOUND, count: 0 } })
  expect([error, cause]).toEqual(['PollTimedOut', 'Ready?: not so after 3 attempts'])
  expect([requests.length, stopDate - startDate]).toEqual([3, 20_000])
})

test('a poll fails with the error that it was given', async () => {
  const named = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.poll(
      'Ready?',
      { every: seconds(1), attempts: 1, timedOut: { error: 'TooLate', cause: text`${input.name} never came` } },
      () => input.rows,
      (rows) => gt(rows, 100),
    )
  })
  const { error, cause } = await run(named, INPUT)
  expect([error, cause]).toEqual(['TooLate', "O'Neil never came"])
})

test('the machine of a poll is a bounded loop', () => {
  const machine = compile(polled)
  expect(types(machine)).toEqual([
    'Ready?: begin: Pass',
    'Look: Task',
    'Ready?: Choice',
    'Ready?: wait: Wait',
    'Ready?: timed out: Fail',
    'Done: Succeed',
  ])
  expect(machine.States['Ready?']).toEqual({
    Type: 'Choice',
    Choices: [
      { Condition: '{% $look.count >= 3 %}', Next: 'Done' },
      { Condition: '{% $readyTurn >= 3 %}', Next: 'Ready?: timed out' },
    ],
    Default: 'Ready?: wait',
    Output: {},
  })
})

test('a poll inside a poll counts its turns anew each time', async () => {
  const nested = workflow({ name: 'w', input: Input }, (flow) => {
    const seen = flow.poll(
      'Outer',
      { every: seconds(1), attempts: 3 },
      (turn) => {
        const inner = turn.poll(
          'Inner',
          { every: seconds(1), attempts: 2 },
          (look) => look.task('Look', find, {}),
          (now) => eq(now.ready, true),
        )
        return { count: inner.count }
      },
      (now) => ge(now.count, 6),
    )
    return seen
  })
  let calls = 0
  const look = () => ({ ...FOUND, count: ++calls, ready: calls % 2 === 0 })
  expect(await outputOf(nested, INPUT, { Look: look })).toEqual({ count: 6 })
})
