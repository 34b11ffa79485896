import { expect, test } from '@jest/globals'
import { type Flow, type Inside, seconds, workflow } from '../../../asl/index.ts'
import { find, Input } from '../operations.ts'
import { type Given, problemIn, problemOf } from './problem-of.ts'

const one = { every: seconds(1), attempts: 1 }

test('a problem says what was found, where, and what to do', () => {
  const problem = problemOf((flow) => {
    flow.pass('Same', 1)
    flow.parallel('Both', { left: (branch) => branch.pass('Same', 2) })
  })
  expect(problem).toBeInstanceOf(Error)
  expect(problem.name).toBe('DefinitionError')
  expect(problem).toMatchObject({ code: 'duplicate-state-name', path: 'w > Both > left' })
  expect(problem.message).toBe(
    'w > Both > left: the state name "Same" is taken. every state of a workflow needs a name of its own, in branches too',
  )
})

test.each<[string, (flow: Flow<Inside<'w'>>, input: Given) => unknown]>([
  ['in a row', (flow) => [flow.pass('A', 1), flow.pass('A', 2)]],
  ['in a choice', (flow, input) => [flow.pass('A', 1), flow.when('B', input.flag, (then) => then.pass('A', 2))]],
  [
    'in a turn',
    (flow, input) =>
      flow.poll(
        'A',
        one,
        (turn) => turn.pass('A', 2),
        () => input.flag,
      ),
  ],
  ['in a handler', (flow) => flow.task('A', find, {}, { catch: { 'Find.Missing': (then) => then.pass('A', 2) } })],
  ['in two branches', (flow) => flow.parallel('P', { a: (b) => b.pass('A', 1), b: (b) => b.pass('A', 2) })],
  ['of a failure', (flow, input) => [flow.when('B', input.flag, (then) => then.fail('A', 'x')), flow.fail('A', 'y')]],
  [
    'made by a poll',
    (flow, input) => [
      flow.poll(
        'A',
        one,
        () => 1,
        () => input.flag,
      ),
      flow.wait('A: wait', seconds(1)),
    ],
  ],
  ['made by a choice', (flow, input) => [flow.pass('A: then', 1), flow.when('A', input.flag, () => 1)]],
  ['made by a parallel', (flow) => [flow.parallel('A', { b: () => 1 }), flow.pass('A: b', 1)]],
])('a name that is used twice is refused: %s', (_, build) => {
  expect(problemOf(build).code).toBe('duplicate-state-name')
})

test('a name that the compiler itself uses says so', () => {
  const problem = problemOf((flow) => flow.pass('Done', 1))
  expect(problem.code).toBe('duplicate-state-name')
  expect(problem.hint).toContain('ends the machine')
})

test('a name of 80 characters is taken', () => {
  expect(() => workflow({ name: 'w', input: Input }, (flow) => flow.pass('x'.repeat(80), 1))).not.toThrow()
})

test('a choice whose name leaves no room for the states that it needs says which name is too long', () => {
  const problem = problemOf((flow, input) => flow.when('x'.repeat(75), input.flag, () => 1))
  expect(problem).toMatchObject({ code: 'bad-state-name', message: expect.stringContaining(': then" has 81 characters') })
})

test.each(['', 'with space', 'dots.', 'x'.repeat(81), 'ü', 'a/b'])('%j is no name of a workflow', (name) => {
  expect(problemIn(() => workflow({ name, input: Input }, () => 1)).code).toBe('bad-workflow-name')
})

test.each([
  ['an empty name', ''],
  ['a name of 81 characters', 'x'.repeat(81)],
  ['a name with a line break', 'a\nb'],
  ['a name with a control character', 'a\u0007b'],
])('%s is refused', (_, name) => {
  expect(problemOf((flow) => flow.pass(name, 1)).code).toBe('bad-state-name')
})
