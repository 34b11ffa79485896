import { expect, test } from '@jest/globals'
import {
  addDays,
  addHours,
  addMinutes,
  addSeconds,
  context,
  dateOf,
  formatTime,
  fromMillis,
  millis,
  multiply,
  now,
  parseTime,
  secondsBetween,
} from '../../../asl/index.ts'
import { resultOf } from './result-of.ts'

test('the clock of the execution', async () => {
  expect(await resultOf(() => now())).toBe('2026-01-01T00:00:00.000Z')
  expect(await resultOf(() => millis())).toBe(Date.UTC(2026, 0, 1))
  expect(await resultOf(() => fromMillis(0))).toBe('1970-01-01T00:00:00.000Z')
  expect(await resultOf(() => fromMillis(0, '[H01]:[m01]', '+0200'))).toBe('02:00')
  expect(await resultOf(() => parseTime('05.02.2026', '[D01].[M01].[Y0001]'))).toBe(Date.UTC(2026, 1, 5))
})

test('a moment before or after another, in UTC', async () => {
  expect(await resultOf(() => addHours(now(), -24))).toBe('2025-12-31T00:00:00.000Z')
  expect(await resultOf(() => addDays('2026-03-28T12:00:00+02:00', 1))).toBe('2026-03-29T10:00:00.000Z')
  expect(await resultOf(({ rows }) => addMinutes(context.Execution.StartTime, rows))).toBe('2026-01-01T00:04:00.000Z')
  expect(await resultOf(({ rows }) => addSeconds(now(), multiply(rows, 0.5)))).toBe('2026-01-01T00:00:02.000Z')
  expect(await resultOf(() => secondsBetween(now(), addHours(now(), 2)))).toBe(7200)
})

test('a moment as text', async () => {
  expect(await resultOf(() => dateOf('2026-03-01T01:00:00+02:00'))).toBe('2026-02-28')
  expect(await resultOf(() => formatTime(now(), '[Y0001]/[M01]/[D01]/[H01]'))).toBe('2026/01/01/00')
})
