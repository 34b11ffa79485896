import { expect, test } from '@jest/globals'
import { Type } from '@sinclair/typebox'
import { field, type Inside, type Ref, text, workflow } from '../../../asl/index.ts'
import { find } from '../operations.ts'
import { outputOf } from '../run.ts'

const NAMES = [
  'plain',
  'with space',
  'dots.in.it',
  'back`tick',
  '``',
  'ünï-日本',
  '😀',
  'and',
  'or',
  'in',
  'true',
  'null',
  'function',
  'λ',
  '$dollar',
  '%',
  '*',
  '**',
  'q"uote',
  "s'ingle",
  'back\\slash',
  'new\nline',
  'a%}b',
  '%}',
  '{%',
  '#',
  '@',
  '0a',
  '-1',
  '1.5',
  '__proto__',
  'constructor',
  'toString',
  'then',
  'toJSON',
  'length',
  'kind',
  'steps',
]

test.each(NAMES)('a field named %j is read from the input, a result and a pass', async (name) => {
  const value = Object.fromEntries([[name, { [name]: `value of ${name}` }]])
  const output = await outputOf(
    workflow({ name: 'w', input: Type.Object({}) }, (flow, input) => {
      const fromInput = (input as unknown as Nested)[name] as Nested
      const result = flow.task('Find', find, {}) as unknown as Nested
      const passed = flow.pass('Keep', Object.fromEntries([[name, fromInput]])) as unknown as Nested
      const read = (root: Nested) => text`${(root[name] as Nested)[name] as Nested}`
      return { input: text`${fromInput[name] as Nested}`, result: read(result), passed: read(passed) }
    }),
    value,
    { Find: value },
  )
  expect(output).toEqual({ input: `value of ${name}`, result: `value of ${name}`, passed: `value of ${name}` })
})

test.each(['0', '42', '', '007'])('a field named %j is read by `field`', async (name) => {
  const output = await outputOf(
    workflow({ name: 'w', input: Type.Object({}) }, (flow, input) => {
      const result = flow.task('Find', find, {})
      return { input: field<string, Inside<'w'>>(input, name), result: field<string, Inside<'w'>>(result, name) }
    }),
    { [name]: 'in' },
    { Find: { [name]: 'out' } },
  )
  expect(output).toEqual({ input: 'in', result: 'out' })
})

test.each(NAMES.filter((name) => !name.includes('\n')))('a branch named %j gives its value under that name', async (name) => {
  const build = workflow({ name: 'w', input: Type.Object({}) }, (flow) => {
    const branches = Object.fromEntries([
      [name, () => ({ here: 1 })],
      ['other', () => 2],
    ])
    const both = flow.parallel('Both', branches) as unknown as Nested
    flow.wait('Between', { until: '2026-01-01T00:00:00Z' })
    return { value: (both[name] as Nested).here as Nested }
  })
  expect(await outputOf(build)).toEqual({ value: 1 })
})

type Nested = Ref<string> & { readonly [name: string]: Nested }
