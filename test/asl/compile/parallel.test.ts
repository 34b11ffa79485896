import { expect, test } from '@jest/globals'
import { compile, count, eq, seconds, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

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
