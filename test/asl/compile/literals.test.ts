import { expect, test } from '@jest/globals'
import { compile, eq, json, minutes, text, workflow } from '../../../asl/index.ts'
import { FOUND, find, INPUT, Input } from '../operations.ts'
import { outputOf, run } from '../run.ts'

const TRICKY = [
  '{% 1 + 1 %}',
  '{%',
  '{% not closed',
  'ends with %}',
  'a %} b {% c',
  '"quoted" \'single\' `back`',
  'line\nbreak\ttab\r\u0000\u2028',
  '\\ back \\n slash',
  'ünï 日本 😀 \ud83d',
  '$states.input',
  '$$',
  '',
]

test.each(TRICKY)('the text %j reaches a task as it is', async (literal) => {
  const { requests } = await run(
    workflow({ name: 'w', input: Input }, (flow) => {
      flow.task('Find', find, { literal, inside: [literal, { literal }] })
    }),
    INPUT,
  )
  expect(requests[0]?.arguments).toEqual({ literal, inside: [literal, { literal }] })
})

test.each(TRICKY)('the text %j comes through a pass, a text and the output as it is', async (literal) => {
  const output = await outputOf(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const kept = flow.pass('Keep', { literal, name: input.name })
      const alone = flow.pass('Alone', literal)
      return { kept: kept.literal, alone, plain: literal, text: text`${literal}|${kept.literal}|${alone}` }
    }),
    INPUT,
  )
  expect(output).toEqual({ kept: literal, alone: literal, plain: literal, text: `${literal}|${literal}|${literal}` })
})

test.each(TRICKY)('the text %j as the whole output, of the machine and of a branch, is no expression', async (literal) => {
  expect(await outputOf(workflow({ name: 'w', input: Input }, () => literal))).toBe(literal)
  const branches = workflow({ name: 'w', input: Input }, (flow) => flow.parallel('Both', { a: () => literal, b: () => [literal] }))
  expect(await outputOf(branches)).toEqual({ a: literal, b: [literal] })
})

test('the text of a failure that looks like an expression is a text', async () => {
  const failed = await run(workflow({ name: 'w', input: Input }, (flow) => flow.fail('{% boom %}', '{% cause %}', 'Stop')))
  expect([failed.error, failed.cause]).toEqual(['{% boom %}', '{% cause %}'])
  const timedOut = await run(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      flow.poll(
        'Never',
        { every: minutes(1), attempts: 1, timedOut: { error: '{% late %}', cause: '{% why %}' } },
        () => undefined,
        () => eq(input.name, 'x'),
      )
    }),
    INPUT,
  )
  expect([timedOut.error, timedOut.cause]).toEqual(['{% late %}', '{% why %}'])
})

test.each([-1, -0.5, 0, 1e21, 1.5e-9, 123456789012])('the number %d comes through expressions and literals', async (number) => {
  const output = await outputOf(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const kept = flow.pass('Keep', { number, rows: input.rows })
      return { number: kept.number, list: [number, input.rows], same: eq(kept.number, number), plain: number }
    }),
    INPUT,
  )
  expect(output).toEqual({ number, list: [number, 4], same: true, plain: number })
})

test('null, booleans, empty objects and empty arrays come through', async () => {
  const values = { nothing: null, yes: true, no: false, object: {}, array: [], arrays: [[], [[]], [1]] }
  const output = await outputOf(
    workflow({ name: 'w', input: Input }, (flow, input) => {
      const kept = flow.pass('Keep', { ...values, name: input.name })
      flow.task('Find', find, {})
      return { kept, values, text: json(kept.arrays) }
    }),
    INPUT,
    { Find: FOUND },
  )
  expect(output).toEqual({ kept: { ...values, name: INPUT.name }, values, text: '[[],[[]],[1]]' })
})

test('what holds no expression is plain JSON in the machine', () => {
  const machine = compile(
    workflow({ name: 'w', input: Input }, (flow) => {
      flow.task('Find', find, { Name: 'x', Deep: { list: [1, 'a', null] } })
      return { fixed: true }
    }),
  )
  expect(machine.States).toEqual({
    Find: {
      Type: 'Task',
      Resource: find.resource,
      Arguments: { Name: 'x', Deep: { list: [1, 'a', null] } },
      Output: { fixed: true },
      End: true,
    },
  })
})
