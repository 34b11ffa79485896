import { expect, test } from '@jest/globals'
import { compile, count, eq, seconds, workflow } from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { run } from '../run.ts'

test('a turn runs as often as it is said, one after another', async () => {
  const thrice = workflow({ name: 'w', input: Input }, (flow) => {
    flow.repeat('Again', { times: 3 }, (turn, index) => {
      turn.task('Find', find, { page: index })
      turn.wait('Hold', seconds(2))
    })
    return { done: true }
  })
  const { output, requests, startDate, stopDate } = await run(thrice, INPUT, { Find: FOUND })
  expect(requests.map((request) => request.arguments)).toEqual([{ page: 0 }, { page: 1 }, { page: 2 }])
  expect([output, stopDate - startDate]).toEqual([{ done: true }, 6000])
  expect(Object.keys(compile(thrice).States)).toEqual(['Again: begin', 'Again', 'Find', 'Hold', 'Again: next', 'Done'])
})

test('how often may be known only when the workflow runs, and be never', async () => {
  const listed = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.repeat('Again', { times: count(input.list) }, (turn, index) =>
      turn.repeat('Inner', { times: 2 }, (inner, place) => inner.task('Find', find, { index, place })),
    ),
  )
  const { requests } = await run(listed, INPUT)
  expect(requests.map((request) => request.arguments)).toEqual([
    { index: 0, place: 0 },
    { index: 0, place: 1 },
    { index: 1, place: 0 },
    { index: 1, place: 1 },
  ])
  expect((await run(listed, { ...INPUT, list: [] })).requests).toEqual([])
})

test('what a turn makes stays inside it', () => {
  let inner: unknown
  const problem = problemOf((flow) => {
    flow.repeat('Again', { times: 2 }, (turn) => {
      inner = turn.task('Find', find, {}).id
    })
    flow.pass('Outside', inner as never)
  })
  expect(problem.code).toBe('reference-out-of-scope')
})

test.each([0, -1, 1.5, Number.POSITIVE_INFINITY])('%p times is refused', (times) => {
  expect(problemOf((flow) => flow.repeat('Again', { times }, () => undefined)).code).toBe('bad-times')
})

test('a turn that always ends the execution is refused, one that may is not', () => {
  expect(problemOf((flow) => flow.repeat('Again', { times: 2 }, (turn) => turn.fail('A', 'x') as never)).code).toBe('turn-always-fails')
  const may = workflow({ name: 'w', input: Input }, (flow, input) =>
    flow.repeat('Again', { times: 2 }, (turn, index) => {
      turn.when('Second?', eq(index, 1), (then) => then.succeed({ name: input.name }))
    }),
  )
  expect(compile(may).States.Succeed).toBeDefined()
})
