import { expect, test } from '@jest/globals'
import {
  abs,
  average,
  ceil,
  divide,
  floor,
  formatBase,
  formatInteger,
  formatNumber,
  lt,
  max,
  min,
  modulo,
  multiply,
  parseInteger,
  power,
  random,
  range,
  round,
  sqrt,
  subtract,
  sum,
} from '../../../asl/index.ts'
import { errorOf, resultOf } from './result-of.ts'

test('arithmetic', async () => {
  expect(await resultOf(({ rows }) => multiply(rows, 2.5))).toBe(10)
  expect(await resultOf(({ rows }) => divide(1, rows))).toBe(0.25)
  expect(await resultOf(({ rows }) => modulo(-7, rows))).toBe(-3)
  expect(await resultOf(({ rows }) => divide(subtract(rows, 1), multiply(2, rows)))).toBe(0.375)
  expect(await resultOf(({ rows }) => power(rows, 3))).toBe(64)
  expect(await resultOf(({ rows }) => sqrt(rows))).toBe(2)
  expect(await errorOf(({ rows }) => sqrt(multiply(rows, -1)))).toBe('States.QueryEvaluationError')
})

test('roundings', async () => {
  expect(await resultOf(({ rows }) => abs(multiply(rows, -1)))).toBe(4)
  expect(await resultOf(({ rows }) => floor(divide(rows, 3)))).toBe(1)
  expect(await resultOf(({ rows }) => ceil(divide(rows, 3)))).toBe(2)
  expect(await resultOf(() => round(2.345, 1))).toBe(2.3)
  expect(await resultOf(() => round(1250, -2))).toBe(1200)
})

test('numbers as text', async () => {
  expect(await resultOf(({ rows }) => formatNumber(multiply(rows, 1234.5), '#,##0.00'))).toBe('4,938.00')
  expect(await resultOf(({ rows }) => formatBase(rows, 2))).toBe('100')
  expect(await resultOf(({ rows }) => formatInteger(rows, 'w'))).toBe('four')
  expect(await resultOf(() => parseInteger('twelve', 'w'))).toBe(12)
})

test('of many numbers one, which is absent of none but for the sum', async () => {
  expect(await resultOf((_, { list }) => sum(list))).toBe(7)
  expect(await resultOf(() => [max([1, 3]), min([1, 3]), average([1, 3])])).toEqual([3, 1, 2])
  expect(await resultOf(() => sum([]))).toBe(0)
  expect(await resultOf(() => max([]))).toBeUndefined()
})

test('ranges and random numbers', async () => {
  expect(await resultOf(({ rows }) => range(1, rows, 1))).toEqual([1, 2, 3, 4])
  expect(await resultOf(() => range(1, 1, 1))).toEqual([1])
  expect(await resultOf(() => lt(random(), 1))).toBe(true)
  expect(await resultOf(() => subtract(random(7), random(7)))).toBe(0)
})
