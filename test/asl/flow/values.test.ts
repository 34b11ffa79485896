import { expect, test } from '@jest/globals'
import { context, field, jsonata, type Ref, text, workflow } from '../../../asl/index.ts'
import { type Found, find, Input } from '../operations.ts'
import { type Given, problemOf } from './problem-of.ts'

const circle: unknown[] = []
circle.push({ inside: circle })

test.each<[string, unknown]>([
  ['undefined in an array', [undefined]],
  ['a hole in an array', new Array(2)],
  ['NaN', Number.NaN],
  ['infinity', Number.POSITIVE_INFINITY],
  ['a bigint', 1n],
  ['a function', () => 1],
  ['a symbol', Symbol('x')],
  ['a date', new Date(0)],
  ['a map', new Map()],
  ['bytes', new Uint8Array(2)],
  ['a promise', Promise.resolve(1)],
  ['a circle', circle],
])('%s is no JSON: a task, a pass and the output refuse it and say where it is', (_, value) => {
  expect(problemOf((flow) => flow.task('T', find, { deep: { value } }))).toMatchObject({
    code: 'not-json',
    path: expect.stringMatching(/^w > T\.deep\.value/),
  })
  expect(problemOf((flow) => flow.pass('P', [value as null]))).toMatchObject({
    code: 'not-json',
    path: expect.stringMatching(/^w > P\[0\]/),
  })
  expect(problemOf(() => ({ value }))).toMatchObject({ code: 'not-json', path: expect.stringMatching(/^w > returned value\.value/) })
})

test('a builder that is asynchronous is refused', () => {
  expect(problemOf(async (flow) => flow.pass('A', 1)).code).toBe('not-json')
})

test('the same object in two places is no circle', () => {
  const shared = { a: 1 }
  expect(() => workflow({ name: 'w', input: Input }, (flow) => flow.pass('P', [shared, { shared }]))).not.toThrow()
})

test.each<[string, (input: Given) => unknown]>([
  ['a template string', (input) => `${input.name}`],
  ['a sum', (input) => (input.rows as unknown as number) + 1],
  ['a comparison', (input) => (input.rows as unknown as number) > 1],
  ['a part of an object', (input) => ({ [input.name as unknown as string]: 1 })],
  ['JSON.stringify', (input) => JSON.stringify(input)],
  ['JSON.stringify of an object around it', (input) => JSON.stringify({ input })],
  ['a spread', (input) => ({ ...input })],
  ['Object.keys', (input) => Object.keys(input)],
  ['a computed text', (input) => `${text`x${input.name}`}`],
  ['JSON.stringify of a computed text', (input) => JSON.stringify({ a: text`x${input.name}` })],
  ['a spread of a computed value', (input) => ({ ...jsonata<object>`${input}` })],
])('a reference used as a plain value is refused: %s', (_, use) => {
  expect(problemOf((_flow, input) => use(input))).toMatchObject({ code: 'reference-as-text', hint: expect.stringContaining('text`...`') })
})

test('a reference used as a plain value says which', () => {
  expect(problemOf((flow) => `${(flow.task('Find it', find, {}) as Ref<Found, never>).inner.deep.size}`).path).toBe(
    'Find it.inner.deep.size',
  )
  expect(problemOf((_, input) => `${input.list[0]}`).path).toBe('input.list[0]')
  expect(problemOf(() => `${context.Execution.Name}`).path).toBe('context.Execution.Name')
})

test('a member of a computed value is refused', () => {
  expect(problemOf((_, input) => field(text`${input.name}`, 'x')).code).toBe('field-of-expression')
})
