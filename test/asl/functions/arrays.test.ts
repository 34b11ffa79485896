import { expect, test } from '@jest/globals'
import {
  add,
  append,
  constant,
  count,
  distinct,
  eq,
  every,
  filter,
  gt,
  includes,
  map,
  multiply,
  partition,
  reduce,
  reverse,
  shuffle,
  single,
  some,
  sort,
  text,
  uuid,
  zip,
} from '../../../asl/index.ts'
import { problemOf } from '../flow/problem-of.ts'
import { errorOf, resultOf } from './result-of.ts'

test('what a function makes of every element', async () => {
  expect(await resultOf(({ list, name }) => map(list, (item, index) => ({ item, index, name })))).toEqual([
    { item: 'a', index: 0, name: "O'Neil" },
    { item: 'b', index: 1, name: "O'Neil" },
  ])
  expect(await resultOf(({ list }) => map(list, (item) => text`<${item}>`), { list: ['only'] })).toEqual(['<only>'])
  expect(await resultOf(({ list }) => map(list, (item) => item), { list: [] })).toEqual([])
  expect(await resultOf(({ list }) => map(list, () => 1), { list: [] })).toEqual([])
  expect(await resultOf((_, { rows }) => map(rows, (row) => row.tags))).toEqual([['a']])
  expect(await resultOf((_, { rows }) => map(rows, (row) => row.tags)[0][0])).toBe('a')
})

test('functions nest, and the inner one reads the items of both', async () => {
  expect(
    await resultOf((_, { rows }) => map(rows, (row, at) => map(row.tags, (tag, index) => ({ tag, index, at, of: row.name })))),
  ).toEqual([[{ tag: 'a', index: 0, at: 0, of: 'first' }]])
  expect(await resultOf(({ list }) => map(list, (a) => map(list, (b) => text`${a}${b}`)))).toEqual([
    ['aa', 'ab'],
    ['ba', 'bb'],
  ])
})

test('elements that are chosen', async () => {
  expect(await resultOf(({ list }) => filter(list, (item) => eq(item, 'b')))).toEqual(['b'])
  expect(await resultOf(({ list }) => filter(list, (item) => eq(item, 'z')))).toEqual([])
  expect(await resultOf((_, { rows }) => filter(rows, (row) => eq(row.name, 'first'))[0].name)).toBe('first')
  expect(await resultOf(({ list }) => filter(list, (_, index) => gt(index, 0)))).toEqual(['b'])
  expect(await resultOf((_, { rows }) => single(rows, (row) => eq(row.name, 'first')).tags)).toEqual(['a'])
  expect(await errorOf(({ list }) => single(list, (item) => eq(item, 'z')))).toBe('States.QueryEvaluationError')
})

test('what holds for elements', async () => {
  expect(await resultOf(({ list }) => some(list, (item) => eq(item, 'b')))).toBe(true)
  expect(await resultOf(({ list }) => every(list, (item) => eq(item, 'b')))).toBe(false)
  expect(await resultOf(({ list }) => every(list, (item) => eq(item, 'b')), { list: [] })).toBe(true)
  expect(await resultOf(({ list }) => includes(list, 'b'))).toBe(true)
  expect(await resultOf((_, { list }) => includes(list, 8))).toBe(false)
})

test('a value carried through all elements', async () => {
  expect(await resultOf(({ list }) => reduce(list, (all, item) => text`${item}${all}`, '!'))).toBe('ba!')
  expect(await resultOf((_, { list }) => reduce(list, (sum, item) => add(sum, item), 1))).toBe(8)
  expect(await resultOf(({ list }) => reduce(list, (all) => all, 'none'), { list: [] })).toBe('none')
})

test('arrays in another order', async () => {
  const numbers = constant([3, 1, 2])
  expect(await resultOf(() => sort(numbers, (item) => item))).toEqual([1, 2, 3])
  expect(await resultOf(() => sort(numbers, (item) => multiply(item, 2), 'descending'))).toEqual([3, 2, 1])
  expect(await resultOf((_, { rows }) => sort(rows, (row) => row.name)[0].tags)).toEqual(['a'])
  expect(await resultOf(() => reverse(numbers))).toEqual([2, 1, 3])
  expect(((await resultOf(() => shuffle(numbers))) as number[]).toSorted()).toEqual([1, 2, 3])
  expect(await resultOf(({ list }) => reverse(list), { list: ['a'] })).toEqual(['a'])
})

test('arrays joined and cut', async () => {
  expect(await resultOf(({ list }) => append(list, list))).toEqual(['a', 'b', 'a', 'b'])
  expect(await resultOf(({ list }) => append(list, constant([])), { list: [] })).toEqual([])
  expect(
    await resultOf((_, { rows }) =>
      append(
        map(rows, (row) => row.tags),
        map(rows, (row) => row.tags),
      ),
    ),
  ).toEqual([['a'], ['a']])
  expect(await resultOf(() => distinct(constant([1, 1, 2])))).toEqual([1, 2])
  expect(await resultOf(() => distinct(constant([1, 1])))).toEqual([1])
  expect(await resultOf(({ list }) => zip(list, constant([1, 2])))).toEqual([
    ['a', 1],
    ['b', 2],
  ])
  expect(await resultOf(({ list }) => zip(list, constant([1])))).toEqual([['a', 1]])
  expect(await resultOf(() => partition(constant([1, 2, 3]), 2))).toEqual([[1, 2], [3]])
  expect(await resultOf(() => partition(constant([1]), 2))).toEqual([[1]])
})

test('a computed array is counted, and computed once however much of it is read', async () => {
  expect(await resultOf(({ list }) => count(map(list, (item) => item)))).toBe(2)
  const [first] = (await resultOf(({ list }) => map(list, () => ({ id: uuid() })))) as [{ id: string }]
  expect(first.id).toMatch(/^0000/)
})

test('an item that leaves its function is refused', () => {
  let escaped: unknown
  const problem = problemOf((flow, input) => {
    flow.pass(
      'Inside',
      map(input.list, (item) => {
        escaped = item
        return item
      }),
    )
    flow.pass('Outside', escaped as never)
  })
  expect(problem.code).toBe('parameter-out-of-function')
})
