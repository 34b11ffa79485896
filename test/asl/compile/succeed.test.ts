import { expect, test } from '@jest/globals'
import { compile, workflow } from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { find, INPUT, Input } from '../operations.ts'
import { run } from '../run.ts'

const early = workflow({ name: 'w', input: Input }, (flow, input) => {
  flow.when('Nothing to do?', input.flag, (then) => then.succeed({ done: false, top: input.top, name: input.name }))
  flow.task('Find', find, {})
  return { done: true, name: input.name }
})

test('a success ends the execution with its output, before the steps after it', async () => {
  const { status, output, requests } = await run(early, INPUT)
  expect([status, output, requests.length]).toEqual(['SUCCEEDED', { done: false, name: "O'Neil" }, 0])
  expect((await run(early, { ...INPUT, flag: false })).output).toEqual({ done: true, name: "O'Neil" })
})

test('an absent output of a success is null, as that of a machine is', async () => {
  const absent = workflow({ name: 'w', input: Input }, (flow, input) => flow.succeed(input.top, 'Nothing'))
  expect((await run(absent, INPUT)).output).toBeNull()
  expect(Object.keys(compile(absent).States)).toEqual(['Nothing'])
})

test('a success inside a branch, a map or an attempt is refused: it would end that branch only', () => {
  const problems = [
    problemOf((flow) => flow.parallel('P', { a: (a) => a.succeed(1) })),
    problemOf((flow, input) => flow.map('M', input.list, {}, (_, each) => each.succeed(1))),
    problemOf((flow, input) => flow.distributedMap('M', input.list, {}, (_, each) => each.succeed(1))),
    problemOf((flow, input) => flow.attempt('A', (a) => a.when('W', input.flag, (then) => then.succeed(1)), {})),
  ]
  expect(problems.map(({ code }) => code)).toEqual(Array(4).fill('succeed-in-branch'))
})
