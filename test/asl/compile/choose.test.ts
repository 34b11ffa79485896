import { expect, test } from '@jest/globals'
import { type ChoiceDocument, compile, eq, gt, seconds, text, workflow } from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const sized = workflow({ name: 'w', input: Input }, (flow, input) => {
  const size = flow.choose(
    'Size?',
    [
      [gt(input.rows, 100), (large) => large.task('Count', find, {}).count],
      [gt(input.rows, 10), () => 'middle' as const],
      [eq(input.rows, 0), (none) => none.fail('Empty', 'no rows')],
    ],
    () => 'small' as const,
  )
  return { size, line: text`${size}` }
})

test('a choice takes the first way whose condition holds, and gives its value', async () => {
  const sizes = []
  for (const rows of [101, 11, 1]) sizes.push(await outputOf(sized, { ...INPUT, rows }, { Count: FOUND }))
  expect(sizes).toEqual([
    { size: 3, line: '3' },
    { size: 'middle', line: 'middle' },
    { size: 'small', line: 'small' },
  ])
  expect((await run(sized, { ...INPUT, rows: 0 })).error).toBe('Empty')
})

test('a choice is one state with a rule for each way', () => {
  const { Choices, Default } = compile(sized).States['Size?'] as ChoiceDocument
  expect(Choices.map(({ Condition, Next }) => [Condition, Next])).toEqual([
    ['{% $states.context.Execution.Input.rows > 100 %}', 'Count'],
    ['{% $states.context.Execution.Input.rows > 10 %}', 'Size?: way 2'],
    ['{% $states.context.Execution.Input.rows = 0 %}', 'Empty'],
  ])
  expect(Default).toBe('Size?: otherwise')
})

test('where no way is taken, the value is absent', async () => {
  const maybe = workflow({ name: 'w', input: Input }, (flow, input) => {
    const name = flow.choose('Which?', [[gt(input.rows, 100), () => input.name]])
    return { name, last: 1 }
  })
  expect(await outputOf(maybe, INPUT)).toEqual({ last: 1 })
  expect(await outputOf(maybe, { ...INPUT, rows: 101 })).toEqual({ name: "O'Neil", last: 1 })
})

test('a choice whose ways all end is an end', () => {
  const all = problemOf((flow, input) => {
    flow.choose('Which?', [[input.flag, (then) => then.fail('A', 'x')]], (otherwise) => otherwise.succeed({}))
    flow.wait('Never', seconds(1))
  })
  expect(all.code).toBe('step-after-fail')
})

test('a choice without a way is refused', () => {
  expect(problemOf((flow) => flow.choose('Which?', [])).code).toBe('no-ways')
})
