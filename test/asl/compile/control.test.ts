import { expect, test } from '@jest/globals'
import { compile, context, count, eq, ge, gt, jsonata, present, seconds, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const types = (machine: ReturnType<typeof compile>) => Object.entries(machine.States).map(([name, state]) => `${name}: ${state.Type}`)

test('a pass computes its value once, and later steps read it', async () => {
  const passed = workflow({ name: 'w', input: Input }, (flow, input) => {
    const first = flow.pass('First', { id: jsonata<string>`$uuid()`, name: input.name })
    const second = flow.pass('Second', { pair: [first.id, first.id], text: text`${first.name}!` })
    return { same: eq(second.pair[0], present(second.pair[1])), text: second.text }
  })
  expect(await outputOf(passed, INPUT)).toEqual({ same: true, text: "O'Neil!" })
})

test('a wait takes a span of time or a timestamp', async () => {
  const waited = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.wait('Span', seconds(90))
    flow.wait('Fixed', { until: '2026-01-01T01:00:00Z' })
    flow.wait('Given', { until: input.name })
    return { at: context.State.EnteredTime }
  })
  expect(compile(waited).States).toMatchObject({
    Span: { Type: 'Wait', Seconds: 90 },
    Fixed: { Type: 'Wait', Timestamp: '2026-01-01T01:00:00Z' },
    Given: { Type: 'Wait', Timestamp: '{% $states.context.Execution.Input.name %}' },
  })
  const { startDate, stopDate } = await run(waited, { ...INPUT, name: '2026-01-02T00:00:00Z' })
  expect(stopDate - startDate).toBe(24 * 3600 * 1000)
})

test('a wait as the last step ends the machine', () => {
  expect(types(compile(workflow({ name: 'w', input: Input }, (flow) => flow.wait('Hold', seconds(1)))))).toEqual(['Hold: Wait'])
})

test('the values of the two ways of a choice join', async () => {
  const joined = workflow({ name: 'w', input: Input }, (flow, input) => {
    const found = flow.when(
      'Many?',
      gt(input.rows, 3),
      (then) => then.task('Find', find, {}),
      () => ({ id: text`few-${input.rows}`, inner: { deep: { size: input.rows } } }),
    )
    flow.task('Use', find, { id: found.id })
    return { size: found.inner.deep.size }
  })
  expect(await outputOf(joined, INPUT, { Find: FOUND })).toEqual({ size: 12 })
  expect(await outputOf(joined, { ...INPUT, rows: 2 })).toEqual({ size: 2 })
  const { requests } = await run(joined, { ...INPUT, rows: 2 })
  expect(requests.map(({ stateName, arguments: sent }) => [stateName, sent])).toEqual([['Use', { id: 'few-2' }]])
})

test('a choice whose value nobody reads needs no state to join', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      flow.when('Flag?', input.flag, (then) => then.task('Find', find, {}))
      flow.wait('Hold', seconds(1))
    }),
  )
  expect(types(machine)).toEqual(['Flag?: Choice', 'Find: Task', 'Hold: Wait'])
  expect(machine.States['Flag?']).toEqual({
    Type: 'Choice',
    Choices: [{ Condition: '{% $states.context.Execution.Input.flag %}', Next: 'Find' }],
    Default: 'Hold',
    Output: {},
  })
})

test('a way that fails gives nothing to join', async () => {
  const joined = workflow({ name: 'w', input: Input }, (flow, input) => {
    const name = flow.when(
      'Flag?',
      input.flag,
      () => input.name,
      (otherwise) => otherwise.fail('NoFlag', text`no flag: ${input.rows}`),
    )
    return { name }
  })
  expect(await outputOf(joined, INPUT)).toEqual({ name: "O'Neil" })
  const { error, cause } = await run(joined, { ...INPUT, flag: false })
  expect([error, cause]).toEqual(['NoFlag', 'no flag: 4'])
})

test('where both ways of the last choice fail, no state is left behind them', async () => {
  const failing = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.when(
      'Flag?',
      input.flag,
      (then) => then.fail('A', 'a'),
      (then) => {
        then.when(
          'Rows?',
          eq(input.rows, 4),
          (inner) => inner.fail('B', 'b'),
          (inner) => inner.fail('C', 'c'),
        )
      },
    )
  })
  expect(types(compile(failing))).toEqual(['Flag?: Choice', 'A: Fail', 'Rows?: Choice', 'B: Fail', 'C: Fail'])
  expect((await run(failing, { ...INPUT, flag: false })).error).toBe('B')
  const inside = workflow({ name: 'w', input: Input }, (flow, input) => {
    flow.parallel('Both', {
      a: (branch) =>
        branch.when(
          'Flag?',
          input.flag,
          (then) => then.fail('A', 'a'),
          (then) => then.fail('B', 'b'),
        ),
      b: () => 1,
    })
  })
  expect((await run(inside, INPUT)).error).toBe('A')
})

test('choices nest, and an inner value comes out through the outer', async () => {
  const nested = workflow({ name: 'w', input: Input }, (flow, input) => {
    const value = flow.when(
      'Outer',
      input.flag,
      (then) => {
        const inner = then.when(
          'Inner',
          gt(input.rows, 3),
          () => ({ size: 'many' }),
          () => ({ size: 'few' }),
        )
        return { inner, name: input.name }
      },
      () => ({ inner: { size: 'none' }, name: 'nobody' }),
    )
    return { size: value.inner.size }
  })
  expect(await outputOf(nested, INPUT)).toEqual({ size: 'many' })
  expect(await outputOf(nested, { ...INPUT, rows: 1 })).toEqual({ size: 'few' })
  expect(await outputOf(nested, { ...INPUT, flag: false })).toEqual({ size: 'none' })
})

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

test('a parallel gives a record of what its branches gave', async () => {
  const split = workflow({ name: 'w', input: Input }, (flow, input) => {
    const before = flow.pass('Before', { name: input.name })
    const both = flow.parallel('Both', {
      found: (branch) => branch.task('Find', find, { name: before.name }),
      fixed: () => ({ n: [1, 2] }),
      'odd `name`': (branch) => {
        branch.wait('Hold', seconds(3))
        return count(input.list)
      },
      failed: (branch) => branch.when('Never', eq(input.rows, 0), (then) => then.fail('Zero', 'x')),
    })
    flow.wait('After', seconds(1))
    return { size: both.found.inner.deep.size, second: both.fixed.n[1], odd: both['odd `name`'] }
  })
  expect(await outputOf(split, INPUT, { Find: FOUND })).toEqual({ size: 12, second: 2, odd: 2 })
  expect((await run(split, { ...INPUT, rows: 0 }, { Find: FOUND })).error).toBe('Zero')
})

test('a branch gives only what is read of it', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow) => {
      const both = flow.parallel('Both', { a: (branch) => branch.task('Find', find, {}), b: (branch) => branch.task('Look', find, {}) })
      flow.wait('After', seconds(1))
      return { id: both.a.id }
    }),
  )
  expect(machine.States.Both).toMatchObject({
    Branches: [
      { StartAt: 'Find', States: { Find: { End: true, Output: '{% { "id": $states.result.id } %}' } } },
      { StartAt: 'Look', States: { Look: { End: true, Output: {} } } },
    ],
    Assign: { both: '{% { "a": { "id": $states.result[0].id } } %}' },
  })
})

test('branches nest, and their arrays stay arrays', async () => {
  const nested = workflow({ name: 'w', input: Input }, (flow) => {
    const outer = flow.parallel('Outer', {
      inner: (branch) => branch.parallel('Inner', { one: () => [1], none: () => [], nested: () => [[1]], object: () => ({ list: [2] }) }),
    })
    return { all: outer, one: outer.inner.one[0], two: outer.inner.object.list }
  })
  expect(await outputOf(nested)).toEqual({
    all: { inner: { one: [1], none: [], nested: [[1]], object: { list: [2] } } },
    one: 1,
    two: [2],
  })
})

test('a fail ends the execution with its error and cause', async () => {
  const failed = workflow({ name: 'w', input: Input }, (flow, input) => flow.fail(text`Bad.${input.name}`, text`rows: ${input.rows}`))
  expect(types(compile(failed))).toEqual(['Fail: Fail'])
  const { status, error, cause } = await run(failed, INPUT)
  expect([status, error, cause]).toEqual(['FAILED', "Bad.O'Neil", 'rows: 4'])
})
