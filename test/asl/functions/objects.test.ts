import { expect, test } from '@jest/globals'
import {
  assert,
  each,
  either,
  eq,
  error,
  gt,
  jsonata,
  keys,
  lookup,
  merge,
  ne,
  sift,
  spread,
  text,
  truthy,
  typeOf,
} from '../../../asl/index.ts'
import { errorOf, resultOf } from './result-of.ts'

test('members of an object', async () => {
  expect(await resultOf((_, { inner }) => keys(inner))).toEqual(['deep', 'other'])
  expect(await resultOf((_, { inner }) => keys(inner.deep))).toEqual(['size'])
  expect(await resultOf((_, { inner }) => lookup(inner, 'other'))).toBe('x'.repeat(20))
  expect(await resultOf((_, { inner }) => lookup(inner, 'odd' as never))).toBeUndefined()
  expect(await resultOf((_, { inner }) => spread(inner.deep))).toEqual([{ size: 12 }])
})

test('objects from objects', async () => {
  expect(await resultOf((_, { inner }) => merge(inner.deep, { size: 13, more: 'x' }))).toEqual({ size: 13, more: 'x' })
  expect(await resultOf((_, { inner }) => merge(inner.deep, inner).size)).toBe(12)
  expect(await resultOf((_, { inner }) => sift(inner, (_value, name) => ne(name, 'deep')))).toEqual({ other: 'x'.repeat(20) })
  expect(await resultOf((_, { inner }) => sift(inner, (_value, name) => eq(name as never, 'none' as never)))).toEqual({})
  expect(await resultOf((_, { inner }) => each(inner, (value, name) => text`${name}:${typeOf(value)}`))).toEqual([
    'deep:object',
    'other:string',
  ])
})

test('one of two values', async () => {
  expect(await resultOf(({ rows, name }) => either(gt(rows, 3), name, 'few'))).toBe("O'Neil")
  expect(await resultOf(({ rows, name }) => either(gt(rows, 4), name, { few: rows }))).toEqual({ few: 4 })
})

test('what JSONata takes for true', async () => {
  const values = ['0', '""', 'null', '[]', '{}', '$lookup({}, "a")', '1', '"x"', '[1]', '{"a": 1}'].map((source) =>
    jsonata<unknown>(Object.assign([source], { raw: [source] })),
  )
  const truths = []
  for (const value of values) truths.push(await resultOf(() => truthy(value)))
  expect(truths).toEqual([false, false, false, false, false, false, true, true, true, true])
})

test('errors on purpose fail the state', async () => {
  expect(await errorOf(({ name }) => error(text`no ${name}`))).toBe('States.QueryEvaluationError')
  expect(await errorOf(({ rows }) => assert(rows, gt(rows, 10), 'too few'))).toBe('States.QueryEvaluationError')
  expect(await resultOf(({ rows }) => assert(rows, gt(rows, 3), 'too few'))).toBe(4)
})
