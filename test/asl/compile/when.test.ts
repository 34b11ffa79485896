import { expect, test } from '@jest/globals'
import { compile, eq, gt, seconds, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const types = (machine: ReturnType<typeof compile>) => Object.entries(machine.States).map(([name, state]) => `${name}: ${state.Type}`)

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
